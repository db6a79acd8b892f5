package io.takhin.broker.reporter;

import com.yammer.metrics.stats.Sample;
import com.yammer.metrics.stats.Snapshot;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * A Yammer histogram's sample that also records every value exactly, in whole milliseconds. Values are kept to three digits;
 * one above an hour counts as an hour, one below zero as zero.
 */
final class RecordingSample implements Sample {

    static final long MOST_MILLIS = 3_600_000;
    static final int DIGITS = 3;

    private final Sample original;
    private final Recorder recorder = new Recorder(MOST_MILLIS, DIGITS);

    RecordingSample(Sample original) {
        this.original = original;
    }

    Sample original() {
        return original;
    }

    /** The values recorded since the last call. @param recycled what the last call gave, to be filled again; or null */
    Histogram takeInterval(Histogram recycled) {
        return recorder.getIntervalHistogram(recycled);
    }

    @Override
    public void update(long value) {
        original.update(value);
        recorder.recordValue(Math.max(0, Math.min(MOST_MILLIS, value)));
    }

    @Override
    public void clear() {
        original.clear();
    }

    @Override
    public int size() {
        return original.size();
    }

    @Override
    public Snapshot getSnapshot() {
        return original.getSnapshot();
    }
}
