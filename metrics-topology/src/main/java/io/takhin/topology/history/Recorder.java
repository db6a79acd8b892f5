package io.takhin.topology.history;

import io.takhin.topology.store.HistoryStore;
import io.takhin.topology.store.Rollup;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the seconds of all series of one cluster and task as blocks, once they don't change any more, and rolls blocks up.
 * By event time alone. What is written can always be written again: it is found in the stores what is there, so nothing
 * is to be remembered over a restart. The series of a minute are spread over the events that follow.
 */
public final class Recorder {

    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

    /** Seconds are settled after so long: commits tell up to ten seconds late. */
    static final long SETTLED_MILLIS = 15_000;

    /** What wasn't known by then is looked at again so long: while the seconds are still at hand. */
    static final long LOOK_BACK_MILLIS = 180_000;

    /** Fine blocks don't change any more so long after their end. */
    private static final long FINAL_MILLIS = LOOK_BACK_MILLIS + SETTLED_MILLIS + 60_000;

    private static final int LEAST_AT_ONCE = 16;

    /** So many events finish the series of a minute, well within it. */
    private static final int PARTS = 15;

    private final Seconds seconds;
    private final BlockFile file;
    private final EventClock clock;
    private final Map<String, Done> done = new HashMap<>();
    private Iterator<String> queue = List.<String>of().iterator();
    private int atOnce;
    private long dueMillis = Long.MIN_VALUE;

    /** Until where a series is written for good. */
    private static final class Done {
        private long secondsMillis = Long.MIN_VALUE;
        private final long[] rolledMillis = {Long.MIN_VALUE, Long.MIN_VALUE, Long.MIN_VALUE};
    }

    /** @param toldMillis until when events had been taken before; {@link Long#MIN_VALUE} when none had */
    public Recorder(HistoryStore store, Seconds seconds, long toldMillis) {
        this.seconds = seconds;
        this.file = new BlockFile(store);
        this.clock = new EventClock(toldMillis);
    }

    /** An event of this moment will be taken: before a long silence ends, what is at hand is written. */
    public void before(long atMillis) {
        if (clock.leapsTo(atMillis)) {
            finish();
            seconds.series().forEach(series -> guarded(series, each -> flush(each, clock.nowMillis())));
        }
    }

    /** An event of this moment was taken. */
    public void after(long atMillis) {
        clock.take(atMillis);
        long due = Rollup.SECONDS.blockStart(clock.nowMillis() - SETTLED_MILLIS) - Rollup.SECONDS.blockMillis();
        if (due != dueMillis) {
            finish();
            dueMillis = due;
            List<String> series = seconds.series();
            done.keySet().retainAll(series);
            queue = series.iterator();
            atOnce = Math.max(LEAST_AT_ONCE, series.size() / PARTS);
        }
        for (int i = 0; i < atOnce && queue.hasNext(); i++) {
            guarded(queue.next(), this::record);
        }
    }

    /** Another thing begins under a series' name: what is known of the former until a moment is written. */
    public void change(String series, long untilMillis) {
        if (clock.isRunning()) {
            guarded(series, each -> writeUntil(each, untilMillis));
        }
    }

    /**
     * A series won't be asked for any more: what is known of it is written.
     *
     * @param untilMillis when it was found to be gone
     */
    public void leave(String series, long untilMillis) {
        if (clock.isRunning()) {
            guarded(series, each -> flush(each, untilMillis));
            done.remove(series);
            seconds.left(series, clock.nowMillis());
        }
    }

    private void finish() {
        queue.forEachRemaining(series -> guarded(series, this::record));
    }

    /** A block that can't be read is no fault of the event that is taken now, nor of other series. */
    private static void guarded(String series, Consumer<String> write) {
        try {
            write.accept(series);
        } catch (IllegalStateException | IllegalArgumentException | IndexOutOfBoundsException e) {
            LOG.error("history of \"{}\" isn't written", series.replace('\u0000', ' '), e);
        }
    }

    private void record(String series) {
        Done written = done.computeIfAbsent(series, key -> new Done());
        long block = Rollup.SECONDS.blockMillis();
        boolean complete = true;
        long from = Math.max(written.secondsMillis + block, dueMillis - LOOK_BACK_MILLIS);
        for (long start = from; start <= dueMillis; start += block) {
            complete &= write(series, start, Rollup.STEPS);
            written.secondsMillis = complete ? start : written.secondsMillis;
        }
        rollWhatIsDue(series, written, Rollup.TENS, FINAL_MILLIS);
        rollWhatIsDue(series, written, Rollup.MINUTES, 2 * FINAL_MILLIS);
    }

    /**
     * Writes the first steps of a block.
     *
     * @return whether all of it is known
     */
    private boolean write(String series, long startMillis, int steps) {
        Block stored = file.get(Rollup.SECONDS, series, startMillis);
        if (stored != null && isComplete(series, stored)) {
            return true;
        }
        Block now = Block.ofSeconds(startMillis / 1000, Rollup.STEPS);
        now.fill(seconds.of(series, startMillis / 1000, steps, part -> file.get(Rollup.SECONDS, part, startMillis)));
        return isComplete(series, file.add(Rollup.SECONDS, series, now, stored));
    }

    private boolean isComplete(String series, Block block) {
        return block.isComplete(seconds.expected(series)) && block.isComplete(block.metrics());
    }

    private void rollWhatIsDue(String series, Done written, Rollup rollup, long finalMillis) {
        long due = rollup.blockStart(clock.nowMillis() - finalMillis) - rollup.blockMillis();
        long before = written.rolledMillis[rollup.ordinal()];
        if (before < due) {
            roll(rollup, series, due);
            written.rolledMillis[rollup.ordinal()] = due;
        }
    }

    private void roll(Rollup rollup, String series, long startMillis) {
        file.roll(rollup, series, startMillis);
        if (rollup == Rollup.TENS) {
            seconds.tens(series, startMillis)
                    .forEach((key, block) -> file.add(rollup, key, block, file.get(rollup, key, startMillis)));
        } else {
            seconds.below(series).forEach(key -> file.roll(rollup, key, startMillis));
        }
    }

    /** Writes what is at hand until a moment, though not all may have been told, and rolls it up. */
    private void flush(String series, long untilMillis) {
        writeUntil(series, untilMillis);
        long now = clock.nowMillis();
        for (Rollup rollup : List.of(Rollup.TENS, Rollup.MINUTES)) {
            long current = rollup.blockStart(now);
            roll(rollup, series, current - rollup.blockMillis());
            roll(rollup, series, current);
        }
    }

    private void writeUntil(String series, long untilMillis) {
        long last = Rollup.SECONDS.blockStart(clock.nowMillis());
        for (long start = last - LOOK_BACK_MILLIS; start <= last; start += Rollup.SECONDS.blockMillis()) {
            int over = (int) Math.min(Rollup.STEPS, Math.floorDiv(untilMillis - start, Rollup.SECONDS.stepMillis()));
            if (over > 0) {
                write(series, start, over);
            }
        }
    }
}
