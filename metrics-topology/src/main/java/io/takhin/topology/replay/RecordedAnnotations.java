package io.takhin.topology.replay;

import io.takhin.topology.history.Annotation;
import io.takhin.topology.history.Annotations;
import io.takhin.topology.history.ToldOnce;
import io.takhin.topology.store.AnnotationStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What happened in the seconds that a replay has read, in memory: what there is where nothing was recorded live. It stays when
 * the replay begins anew, for each second is taken from one reading only. When it takes more than its room, what was told
 * furthest from the second that is read goes. Thread-safe.
 */
final class RecordedAnnotations implements Annotations {

    /** Some 60,000. */
    private static final long MOST_BYTES = 16L << 20;

    /** What one takes besides its key. */
    private static final int OVERHEAD_BYTES = 150;

    /** All there is is told within this time; before, it isn't known what is new. */
    private static final long FULL_MILLIS = 15_000;

    private record Happened(String key, Annotation annotation) {}

    private final long mostBytes;
    private final TreeMap<Long, List<Happened>> bySecond = new TreeMap<>();
    private final ReadSeconds read = new ReadSeconds();
    private long sureMillis;
    private long second;
    private boolean taken;
    private long bytes;

    RecordedAnnotations() {
        this(MOST_BYTES);
    }

    RecordedAnnotations(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Where views keep what happened in the second that is read. */
    AnnotationStore store() {
        return this::put;
    }

    /** Reading begins anew, with empty boards. */
    synchronized void begin() {
        sureMillis = Long.MAX_VALUE;
    }

    /**
     * The events of a second will be taken.
     *
     * @param any whether there are some
     */
    synchronized void begin(long secondMillis, boolean any) {
        second = secondMillis;
        sureMillis = any ? Math.min(sureMillis, secondMillis + FULL_MILLIS) : sureMillis;
        taken = !read.has(secondMillis);
        if (taken) {
            drop(secondMillis);
        }
    }

    /** They were taken. */
    synchronized void end() {
        if (taken && second >= sureMillis) {
            read.add(second);
        }
    }

    private synchronized void put(String key, long atMillis, byte[] count) {
        if (taken) {
            bySecond.computeIfAbsent(second, none -> new ArrayList<>())
                    .add(new Happened(key, Annotation.stored(key, atMillis, count)));
            bytes += OVERHEAD_BYTES + 2L * key.length();
            while (bytes > mostBytes && bySecond.size() > 1) {
                dropFurthest();
            }
            taken = bytes <= mostBytes;
        }
    }

    private void dropFurthest() {
        if (second - bySecond.firstKey() > bySecond.lastKey() - second) {
            read.remove(Long.MIN_VALUE, bySecond.firstKey() + ReplayClock.SECOND);
            drop(bySecond.firstKey());
        } else {
            read.remove(bySecond.lastKey(), Long.MAX_VALUE);
            drop(bySecond.lastKey());
        }
    }

    private void drop(long secondMillis) {
        List<Happened> dropped = bySecond.remove(secondMillis);
        if (dropped != null) {
            dropped.forEach(each -> bytes -= OVERHEAD_BYTES + 2L * each.key().length());
        }
    }

    @Override
    public synchronized List<Annotation> between(String clusterId, long fromMillis, long toMillis) {
        String prefix = Annotation.prefix(clusterId);
        long told = fromMillis - ToldOnce.SAME_MILLIS;
        List<Annotation> found = new ArrayList<>();
        bySecond.values().forEach(each -> each.stream()
                .filter(happened -> happened.key().startsWith(prefix))
                .map(Happened::annotation)
                .filter(annotation -> annotation.atMillis() >= told && annotation.atMillis() < toMillis)
                .forEach(found::add));
        return ToldOnce.since(fromMillis, found);
    }

    @Override
    public synchronized Optional<String> unknown(long fromMillis, long toMillis) {
        long from = ReplayWish.second(fromMillis);
        long asked = Math.floorDiv(toMillis - 1, ReplayClock.SECOND) - Math.floorDiv(from, ReplayClock.SECOND) + 1;
        long known = read.count(from, from + asked * ReplayClock.SECOND);
        return known == asked
                ? Optional.empty()
                : Optional.of("The replay has read " + known + " of these " + asked
                        + " seconds; what happened in the others isn't known.");
    }
}
