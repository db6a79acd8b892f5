package io.takhin.topology.board;

import io.takhin.topology.store.StateReader;
import io.takhin.topology.store.StateWriter;

/** One group on one partition: its committed offset, how it moved, and how its lag moved. */
public final class PartitionLag {

    /** Commits that the status rules look back on. */
    public static final int COMMITS = 10;

    /** Lags kept for the pace, one each {@link #SAMPLE_MILLIS}: the last minute. */
    private static final int SAMPLES = 7;

    /** At least so often a state is written while ticks tell of the group. */
    static final long SAMPLE_MILLIS = 10_000;

    private long committed = -1;
    private long highest = -1;
    private long changedAtMillis = Coverage.NONE;
    private long rewoundAtMillis = Coverage.NONE;
    private long behindSinceMillis = Coverage.NONE;
    private long behindBeforeMillis = Coverage.NONE;
    private long listedAtMillis;
    private final long[] commitTimes = new long[COMMITS];
    private final long[] commitLags = new long[COMMITS];
    private int commits;
    private final long[] samples = new long[SAMPLES];
    private final long[] sampleTimes = new long[SAMPLES];
    private long lastSampleMillis = Coverage.NONE;
    private int sampleCount;

    public long committed() {
        return committed;
    }

    /** When the committed offset was last seen to move. */
    public long changedAtMillis() {
        return changedAtMillis;
    }

    /** When the committed offset last went back; until it has passed its old place again. */
    public long rewoundAtMillis() {
        return rewoundAtMillis;
    }

    /** Since when there has been lag without a moment of none. */
    public long behindSinceMillis() {
        return behindSinceMillis;
    }

    public long listedAtMillis() {
        return listedAtMillis;
    }

    /** There is no commit any more. */
    void forget() {
        committed = -1;
        highest = -1;
        rewoundAtMillis = Coverage.NONE;
        commits = 0;
    }

    void listed(long atMillis) {
        listedAtMillis = atMillis;
    }

    /**
     * The committed offset moved.
     *
     * @param logEnd there is no place above it to come back to; -1 unknown
     */
    void commit(long offset, long logEnd, long atMillis) {
        if (offset < committed) {
            rewoundAtMillis = atMillis;
        }
        highest = Math.max(logEnd < 0 ? highest : Math.min(highest, logEnd), offset);
        if (offset >= highest) {
            rewoundAtMillis = Coverage.NONE;
        }
        committed = offset;
        changedAtMillis = atMillis;
    }

    /**
     * The lag just after a commit, for the rules; -1 unknown.
     *
     * @return whether that is new
     */
    boolean afterCommit(long atMillis, long lag) {
        int last = Math.floorMod(commits - 1, COMMITS);
        boolean isAgain = commits > 0 && commitTimes[last] == atMillis;
        if (lag < 0 || isAgain && commitLags[last] == lag) {
            return false;
        }
        commits += isAgain ? 0 : 1;
        last = (commits - 1) % COMMITS;
        commitTimes[last] = atMillis;
        commitLags[last] = lag;
        return true;
    }

    /**
     * A tick has passed, with this lag (-1 unknown).
     *
     * @return whether anything is to be remembered of it
     */
    boolean tick(long atMillis, long lag) {
        behindBeforeMillis = behindSinceMillis;
        boolean changed = behind(atMillis, lag);
        if (Math.floorDiv(atMillis, SAMPLE_MILLIS) == Math.floorDiv(lastSampleMillis, SAMPLE_MILLIS)) {
            return changed;
        }
        lastSampleMillis = atMillis;
        sample(atMillis, lag);
        return true;
    }

    /** The first tick of each interval is a sample, by the clock: so it is the same ticks for every reader. */
    private boolean sample(long atMillis, long lag) {
        int last = Math.floorMod(sampleCount - 1, SAMPLES);
        boolean isAgain = sampleCount > 0 && sampleTimes[last] == atMillis;
        if (lag < 0 || isAgain && samples[last] == lag) {
            return false;
        }
        sampleCount += isAgain ? 0 : 1;
        last = (sampleCount - 1) % SAMPLES;
        samples[last] = lag;
        sampleTimes[last] = atMillis;
        return true;
    }

    private boolean behind(long atMillis, long lag) {
        long before = behindSinceMillis;
        behindSinceMillis =
                lag <= 0 ? Coverage.NONE : behindBeforeMillis == Coverage.NONE ? atMillis : behindBeforeMillis;
        return behindSinceMillis != before;
    }

    /** Ticks have passed that changed nothing. */
    void passed() {
        behindBeforeMillis = behindSinceMillis;
    }

    /**
     * The lag of the last tick is known better.
     *
     * @return whether anything came out otherwise
     */
    boolean settle(long tickMillis, long lag) {
        boolean changed = behind(tickMillis, lag);
        if (changedAtMillis == tickMillis && committed >= 0) {
            changed |= afterCommit(tickMillis, lag);
        }
        if (lastSampleMillis == tickMillis) {
            changed |= sample(tickMillis, lag);
        }
        return changed;
    }

    /** Whether the lag only rose over the last {@link #COMMITS} commits; false also when there are too few to tell. */
    public boolean neverFell() {
        int known = Math.min(commits, COMMITS);
        if (known < COMMITS) {
            return false;
        }
        for (int i = 1; i < known; i++) {
            if (commitLags[(commits - known + i) % COMMITS] < commitLags[(commits - known + i - 1) % COMMITS]) {
                return false;
            }
        }
        return commitLags[(commits - 1) % COMMITS] > commitLags[(commits - known) % COMMITS];
    }

    /**
     * Whether the offset was seen to move, or to have been the log end: else it was there when it was first seen, and nothing
     * says how long it had been.
     */
    public boolean wasSeenToKeepUp() {
        return commits > 1 || commits == 1 && behindSinceMillis != changedAtMillis;
    }

    /** The time that the last commits span. */
    public long commitSpanMillis() {
        int known = Math.min(commits, COMMITS);
        return known == 0 ? 0 : commitTimes[(commits - 1) % COMMITS] - commitTimes[(commits - known) % COMMITS];
    }

    /**
     * Seconds until the lag is gone at the pace of the last minute.
     *
     * @return infinity when it isn't falling, NaN when there is too little to tell
     */
    public double clearSeconds(long lag) {
        int known = Math.min(sampleCount, SAMPLES);
        if (lag == 0) {
            return 0;
        }
        if (known < 3) {
            return Double.NaN;
        }
        int oldest = (sampleCount - known) % SAMPLES;
        int newest = (sampleCount - 1) % SAMPLES;
        double perSecond = (samples[oldest] - samples[newest]) * 1000.0 / (sampleTimes[newest] - sampleTimes[oldest]);
        return perSecond <= 0 ? Double.POSITIVE_INFINITY : lag / perSecond;
    }

    void encode(StateWriter writer) {
        writer.putLong(committed).putLong(highest).putLong(changedAtMillis).putLong(rewoundAtMillis);
        writer.putLong(behindSinceMillis)
                .putLong(behindBeforeMillis)
                .putLong(listedAtMillis)
                .putLong(commits);
        writer.putLongs(commitTimes, COMMITS).putLongs(commitLags, COMMITS);
        writer.putLong(sampleCount)
                .putLong(lastSampleMillis)
                .putLongs(samples, SAMPLES)
                .putLongs(sampleTimes, SAMPLES);
    }

    void decode(StateReader reader) {
        committed = reader.getLong();
        highest = reader.getLong();
        changedAtMillis = reader.getLong();
        rewoundAtMillis = reader.getLong();
        behindSinceMillis = reader.getLong();
        behindBeforeMillis = reader.getLong();
        listedAtMillis = reader.getLong();
        commits = (int) reader.getLong();
        System.arraycopy(reader.getLongs(), 0, commitTimes, 0, COMMITS);
        System.arraycopy(reader.getLongs(), 0, commitLags, 0, COMMITS);
        sampleCount = (int) reader.getLong();
        lastSampleMillis = reader.getLong();
        System.arraycopy(reader.getLongs(), 0, samples, 0, SAMPLES);
        System.arraycopy(reader.getLongs(), 0, sampleTimes, 0, SAMPLES);
    }
}
