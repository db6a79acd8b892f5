package io.takhin.broker.reporter;

import com.yammer.metrics.core.Histogram;
import com.yammer.metrics.stats.Sample;
import com.yammer.metrics.stats.Snapshot;

/** One request type and phase: its Yammer histogram, tapped so that each value is also recorded exactly. */
final class LatencyTap {

    private final Histogram histogram;
    private final RecordingSample recording;
    private org.HdrHistogram.Histogram interval;

    private LatencyTap(Histogram histogram, RecordingSample recording) {
        this.histogram = histogram;
        this.recording = recording;
    }

    /** Puts the tap in. @throws ReflectiveOperationException when the sample can't be replaced */
    static LatencyTap open(Histogram histogram) throws ReflectiveOperationException {
        Sample found = SampleField.get(histogram);
        Sample original = found instanceof RecordingSample left ? left.original() : found;
        RecordingSample recording = new RecordingSample(original);
        SampleField.set(histogram, recording);
        return new LatencyTap(histogram, recording);
    }

    /** A tap that records nothing: the histogram's own percentiles are all there is. */
    static LatencyTap approximate(Histogram histogram) {
        return new LatencyTap(histogram, null);
    }

    Histogram histogram() {
        return histogram;
    }

    /** The values since the last call; valid until the next. Only for a tap that was opened. */
    org.HdrHistogram.Histogram takeInterval() {
        interval = recording.takeInterval(interval);
        return interval;
    }

    Snapshot snapshot() {
        return histogram.getSnapshot();
    }

    /** Puts the original sample back, unless someone else has replaced it meanwhile. */
    void close() throws ReflectiveOperationException {
        if (recording != null && SampleField.get(histogram) == recording) {
            SampleField.set(histogram, recording.original());
        }
    }
}
