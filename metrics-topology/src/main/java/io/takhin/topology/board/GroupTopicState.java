package io.takhin.topology.board;

import io.takhin.topology.sketch.OffsetHistory;
import io.takhin.topology.sketch.SpreadRing;
import io.takhin.topology.store.StateReader;
import io.takhin.topology.store.StateWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One group on one topic. */
public final class GroupTopicState {

    /** A commit's progress is spread back at most so far: what was consumed earlier would have been committed earlier. */
    public static final long SPREAD_MILLIS = 10_000;

    private static final int RECENT = 64;

    /** Progress that became known in the last written moment, as it was spread. */
    private record Progress(long fromMillis, long atMillis, long records) {}

    private final Map<Integer, PartitionLag> partitions = new TreeMap<>();
    private final SpreadRing consumed = new SpreadRing();
    private final List<Progress> news = new ArrayList<>();
    /** -1: unknown. */
    private final long[] recentLag = new long[RECENT];

    private final long[] recentSecond = new long[RECENT];
    private long atMillis = Coverage.NONE;
    private long tickedMillis = Coverage.NONE;
    private long unlearntMillis = Coverage.NONE;
    private long unlearntSinceMillis = Coverage.NONE;

    public GroupTopicState() {
        Arrays.fill(recentSecond, Long.MIN_VALUE);
    }

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

    private static long lag(PartitionLag partition, TopicState topic, int number, long atMillis) {
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
        if (offset > partition.committed() && partition.committed() >= 0) {
            long from = progressFrom(partition, number, tickMillis, topic);
            spread(new Progress(from, tickMillis, offset - partition.committed()));
        }
        partition.commit(offset, logEnd(topic, number, tickMillis), tickMillis);
        partition.afterCommit(tickMillis, lag(partition, topic, number, tickMillis));
        return true;
    }

    /** The commit before this, or later: when there first was something to consume. */
    private static long progressFrom(PartitionLag partition, int number, long tickMillis, TopicState topic) {
        long from = Math.max(partition.changedAtMillis(), tickMillis - SPREAD_MILLIS);
        OffsetHistory history = topic == null ? null : topic.history(number);
        if (history != null && !history.isEmpty()) {
            from = Math.max(from, history.lastMillisAt(partition.committed(), endOfSecond(tickMillis)));
        }
        return Math.min(from, tickMillis);
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
        boolean skipped = keepRecent(second);
        setRecent(second, totalLag(topic, tickMillis));
        tickedMillis = tickMillis;
        atMillis = tickMillis;
        return changed || skipped;
    }

    private long totalLag(TopicState topic, long tickMillis) {
        long total = -1;
        for (Map.Entry<Integer, PartitionLag> entry : partitions.entrySet()) {
            long lag = lag(entry.getValue(), topic, entry.getKey(), tickMillis);
            total = lag < 0 ? total : Math.max(0, total) + lag;
        }
        return total;
    }

    /**
     * A second between two ticks has the lag that the former found.
     *
     * @return whether there was such a second
     */
    private boolean keepRecent(long second) {
        if (tickedMillis == Coverage.NONE) {
            return false;
        }
        long previous = Math.floorDiv(tickedMillis, 1000);
        if ((second - previous) * 1000 <= Coverage.FRESH_MILLIS) {
            for (long between = previous + 1; between < second; between++) {
                setRecent(between, recentLag[slot(previous)]);
            }
        }
        return second - previous > 1;
    }

    /**
     * After a restart: fills in the ticks since the last that was written. There was one each second, and none of them
     * told of a commit, else it had been written.
     */
    public void resume(long toldMillis, TopicState topic) {
        long last = Math.floorDiv(toldMillis, 1000);
        long first = Math.max(Math.floorDiv(tickedMillis, 1000) + 1, last - RECENT + 1);
        for (long second = first; tickedMillis != Coverage.NONE && second <= last; second++) {
            setRecent(second, totalLag(topic, second * 1000));
        }
        tickedMillis = Math.max(tickedMillis, toldMillis);
    }

    private void setRecent(long second, long total) {
        recentSecond[slot(second)] = second;
        recentLag[slot(second)] = total;
    }

    private static int slot(long second) {
        return (int) Math.floorMod(second, (long) RECENT);
    }

    /** The total lag at the tick of a second; NaN when unknown. */
    public double recentLag(long second) {
        int slot = slot(second);
        return recentSecond[slot] == second && recentLag[slot] >= 0 ? recentLag[slot] : Double.NaN;
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
            writer.putLong(progress.fromMillis()).putLong(progress.atMillis()).putLong(progress.records());
        }
        writer.putLong(tickedMillis).putLongs(recentSecond, RECENT).putLongs(recentLag, RECENT);
        writer.putLong(partitions.size());
        partitions.forEach((number, partition) -> {
            writer.putLong(number);
            partition.encode(writer);
        });
        return writer.toBytes();
    }

    /** Continues from a state that was written, the older ones first. */
    public void decode(byte[] state) {
        StateReader reader = new StateReader(state);
        atMillis = reader.getLong();
        for (long rest = reader.getLong(); rest > 0; rest--) {
            consumed.add(reader.getLong(), reader.getLong(), reader.getLong());
        }
        tickedMillis = reader.getLong();
        System.arraycopy(reader.getLongs(), 0, recentSecond, 0, RECENT);
        System.arraycopy(reader.getLongs(), 0, recentLag, 0, RECENT);
        partitions.clear();
        for (long rest = reader.getLong(); rest > 0; rest--) {
            partitions
                    .computeIfAbsent((int) reader.getLong(), key -> new PartitionLag())
                    .decode(reader);
        }
    }
}
