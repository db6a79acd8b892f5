package io.takhin.topology.board;

import io.takhin.topology.sketch.OffsetHistory;
import io.takhin.topology.sketch.SpreadRing;
import io.takhin.topology.store.StateReader;
import io.takhin.topology.store.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One group on one topic. */
public final class GroupTopicState {

    /** A commit's progress is spread back at most so far: what was consumed earlier would have been committed earlier. */
    public static final long SPREAD_MILLIS = 10_000;

    /** No log is so long, so nobody got there: a group may commit any number. */
    private static final long MOST_OFFSET = 1L << 60;

    private final Map<Integer, PartitionLag> partitions = new TreeMap<>();
    private final SpreadRing consumed = new SpreadRing();
    /** What became known in the last written moment. */
    private final List<Progress> news = new ArrayList<>();

    private final RecentLag recent = new RecentLag();
    private final RecentTimeLag recentTimeLag = new RecentTimeLag();
    private long atMillis = Coverage.NONE;
    private long tickedMillis = Coverage.NONE;
    private boolean unsettled;
    private long unlearntMillis = Coverage.NONE;
    private long unlearntSinceMillis = Coverage.NONE;

    /** By number. */
    public Map<Integer, PartitionLag> partitions() {
        return partitions;
    }

    /** Records that the group got past, second by second. */
    public SpreadRing consumed() {
        return consumed;
    }

    /**
     * Lag as defined: log end − max(committed, log start), never negative.
     *
     * @return -1 when it is unknown
     */
    public static long lag(PartitionLag partition, TopicState topic, int number) {
        return lag(partition, topic, number, Long.MAX_VALUE);
    }

    static long lag(PartitionLag partition, TopicState topic, int number, long atMillis) {
        long logEnd = logEnd(topic, number, atMillis);
        if (logEnd < 0 || partition.committed() < 0) {
            return -1;
        }
        long from = Math.max(partition.committed(), topic.get(TopicState.Column.LOG_START, number));
        return Math.max(0, logEnd - from);
    }

    /**
     * The log end of a moment's second: commits and log ends of one second are told in the same milliseconds, in any order,
     * and partitions may have been read ahead of commits, or again without them.
     */
    private static long logEnd(TopicState topic, int number, long atMillis) {
        boolean now = atMillis == Long.MAX_VALUE;
        return topic == null ? -1 : topic.logEndAt(number, now ? atMillis : endOfSecond(atMillis));
    }

    private static long endOfSecond(long atMillis) {
        return Math.floorDiv(atMillis, 1000) * 1000 + 999;
    }

    /**
     * A row of a tick.
     *
     * @return whether it told something new
     */
    public boolean take(int number, long offset, long tickMillis, TopicState topic) {
        PartitionLag partition = partitions.computeIfAbsent(number, key -> new PartitionLag());
        boolean isNew = partition.listedAtMillis() == 0;
        partition.listed(tickMillis);
        atMillis = Math.max(atMillis, tickMillis);
        if (offset < 0 && partition.committed() >= 0) {
            partition.forget();
            return true;
        }
        if (offset < 0 || offset == partition.committed()) {
            return isNew;
        }
        if (offset > partition.committed() && partition.committed() >= 0 && offset <= MOST_OFFSET) {
            long earliest = Math.max(partition.changedAtMillis(), tickMillis - SPREAD_MILLIS);
            long records = offset - partition.committed();
            Progress progress = new Progress(number, partition.committed(), earliest, earliest, tickMillis, records);
            spread(progress.from(from(progress, topic)));
        }
        partition.commit(offset, logEnd(topic, number, tickMillis), tickMillis);
        partition.afterCommit(tickMillis, lag(partition, topic, number, tickMillis));
        return true;
    }

    /** The commit before this, or later: when there first was something to consume. */
    private static long from(Progress progress, TopicState topic) {
        long from = progress.earliestMillis();
        OffsetHistory history = topic == null ? null : topic.history(progress.partition());
        if (history != null && !history.isEmpty()) {
            from = Math.max(from, history.lastMillisAt(progress.before(), endOfSecond(progress.atMillis())));
        }
        return Math.min(from, progress.atMillis());
    }

    private void spread(Progress progress) {
        if (!news.isEmpty() && news.get(0).atMillis() != progress.atMillis()) {
            news.clear();
        }
        news.add(progress);
        consumed.add(progress.fromMillis(), progress.atMillis(), progress.records());
    }

    /** The group's offsets could not be asked for at a tick: what is known stays, and the tick samples no lag. */
    public void unlearnt(long tickMillis) {
        unlearntMillis = tickMillis;
        unlearntSinceMillis = unlearntSinceMillis == Coverage.NONE ? tickMillis : unlearntSinceMillis;
        partitions.values().forEach(partition -> partition.listed(tickMillis));
    }

    /** Since when its offsets could not be asked for; {@link Coverage#NONE} when they could be at the last tick. */
    public long unlearntSinceMillis() {
        return unlearntSinceMillis;
    }

    /**
     * A tick has told all: lags are sampled.
     *
     * @return whether anything is to be remembered of it
     */
    public boolean tick(long tickMillis, TopicState topic) {
        if (unlearntMillis == tickMillis) {
            return false;
        }
        unlearntSinceMillis = Coverage.NONE;
        boolean changed = false;
        for (Map.Entry<Integer, PartitionLag> entry : partitions.entrySet()) {
            changed |= entry.getValue().tick(tickMillis, lag(entry.getValue(), topic, entry.getKey(), tickMillis));
        }
        long second = Math.floorDiv(tickMillis, 1000);
        boolean skipped = tickedMillis != Coverage.NONE && recent.hold(Math.floorDiv(tickedMillis, 1000), second);
        recent.set(second, totalLag(topic, tickMillis));
        tickedMillis = tickMillis;
        atMillis = tickMillis;
        unsettled = true;
        return changed || skipped;
    }

    /**
     * Before the next tick is taken: what the last one found is looked at again, for a broker may have told its log ends of
     * that second only since.
     *
     * @return whether anything came out otherwise
     */
    public boolean settle(TopicState topic) {
        if (!unsettled) {
            return false;
        }
        unsettled = false;
        recentTimeLag.take(tickedMillis, partitions, topic);
        atMillis = tickedMillis;
        boolean changed = false;
        for (int i = 0; i < news.size() && news.get(i).atMillis() == tickedMillis; i++) {
            changed |= spreadAgain(i, topic);
        }
        for (Map.Entry<Integer, PartitionLag> entry : partitions.entrySet()) {
            changed |=
                    entry.getValue().settle(tickedMillis, lag(entry.getValue(), topic, entry.getKey(), tickedMillis));
        }
        long second = Math.floorDiv(tickedMillis, 1000);
        return changed | recent.set(second, totalLag(topic, tickedMillis));
    }

    private boolean spreadAgain(int i, TopicState topic) {
        Progress before = news.get(i);
        Progress now = before.from(from(before, topic));
        if (now.equals(before)) {
            return false;
        }
        consumed.add(before.fromMillis(), before.atMillis(), -before.records());
        consumed.add(now.fromMillis(), now.atMillis(), now.records());
        news.set(i, now);
        return true;
    }

    /** When it was last ticked. */
    public long tickedMillis() {
        return tickedMillis;
    }

    private long totalLag(TopicState topic, long tickMillis) {
        return Sums.ofKnown(partitions.entrySet().stream()
                .mapToLong(entry -> lag(entry.getValue(), topic, entry.getKey(), tickMillis)));
    }

    /**
     * After a restart: fills in the ticks since the last that was written. There was one each second, and none of them
     * told of a commit, else it had been written; nor of the group at all in later samples' time.
     */
    public void resume(long toldMillis, TopicState topic) {
        long sampleEnd = (Math.floorDiv(tickedMillis, PartitionLag.SAMPLE_MILLIS) + 1) * PartitionLag.SAMPLE_MILLIS;
        long until = Math.min(toldMillis, sampleEnd - 1);
        long last = Math.floorDiv(until, 1000);
        long first = Math.max(Math.floorDiv(tickedMillis, 1000) + 1, last - RecentLag.SECONDS + 1);
        for (long second = first; tickedMillis != Coverage.NONE && second <= last; second++) {
            recent.set(second, totalLag(topic, second * 1000));
        }
        recentTimeLag.pass(until + 1, recent, partitions, topic);
        if (toldMillis > tickedMillis) {
            partitions.values().forEach(PartitionLag::passed);
        }
        tickedMillis += Math.max(0, (until - tickedMillis) / 1000 * 1000);
        tickedMillis = until == toldMillis ? Math.max(tickedMillis, toldMillis) : tickedMillis;
    }

    /** How far behind in time it was lately. */
    public RecentTimeLag recentTimeLag() {
        return recentTimeLag;
    }

    /** The total lag at the tick of a second; NaN when unknown. */
    public double recentLag(long second) {
        return recent.at(second);
    }

    /**
     * Until which second it is settled what was consumed: up to each partition's last commit, or until the spread can't
     * reach back any more; a partition without lag has nothing unsettled.
     */
    public long settledSecond(long untilSecond, TopicState topic) {
        long settled = untilSecond;
        for (Map.Entry<Integer, PartitionLag> entry : partitions.entrySet()) {
            PartitionLag partition = entry.getValue();
            if (partition.committed() >= 0 && lag(partition, topic, entry.getKey()) != 0) {
                long committed = Math.floorDiv(partition.changedAtMillis(), 1000);
                settled = Math.min(settled, Math.max(committed, untilSecond - SPREAD_MILLIS / 1000));
            }
        }
        return settled;
    }

    /** The state as of its last moment. */
    public byte[] encode(StateWriter writer) {
        boolean isNow = !news.isEmpty() && news.get(0).atMillis() == atMillis;
        writer.reset().putLong(atMillis).putLong(isNow ? news.size() : 0);
        for (Progress progress : isNow ? news : List.<Progress>of()) {
            progress.encode(writer);
        }
        writer.putLong(tickedMillis);
        recent.encode(writer);
        writer.putLong(partitions.size());
        partitions.forEach((number, partition) -> {
            writer.putLong(number);
            partition.encode(writer);
        });
        return writer.toBytes();
    }

    /**
     * Continues from a state that was written, the older ones first.
     *
     * @param topic null where it needs not be found again how far behind in time the group was
     */
    public void decode(byte[] state, TopicState topic) {
        StateReader reader = new StateReader(state);
        atMillis = reader.getLong();
        for (long rest = reader.getLong(); rest > 0; rest--) {
            spread(Progress.decode(reader));
        }
        tickedMillis = reader.getLong();
        recent.decode(reader);
        // a state may have been written in the middle of a tick: it has that one's commits, and the ticks before
        boolean ticked = atMillis == tickedMillis;
        unsettled = ticked;
        recentTimeLag.pass(ticked ? tickedMillis : tickedMillis + 1, recent, partitions, topic);
        partitions.clear();
        for (long rest = reader.getLong(); rest > 0; rest--) {
            partitions
                    .computeIfAbsent((int) reader.getLong(), key -> new PartitionLag())
                    .decode(reader);
        }
        if (ticked) {
            recentTimeLag.take(tickedMillis, partitions, topic);
        }
    }
}
