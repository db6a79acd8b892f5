package io.takhin.broker.reporter;

import com.yammer.metrics.stats.Snapshot;
import io.takhin.broker.event.RequestLatency;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.zip.Deflater;
import org.HdrHistogram.Histogram;

/**
 * Makes a tick's {@link RequestLatency} event. Rows without values are left out, but for the total time of produce and
 * consumer fetch: those say that there were none.
 */
final class RequestLatencyTold {

    private record Row(String request, String phase, long count, String histogram, Snapshot snapshot) {}

    private final Teller teller;
    private final LatencyTaps taps;
    private ByteBuffer buffer = ByteBuffer.allocate(4096);
    private long fromMillis;

    /** @param fromMillis when the taps were opened */
    RequestLatencyTold(Teller teller, LatencyTaps taps, long fromMillis) {
        this.teller = teller;
        this.taps = taps;
        this.fromMillis = fromMillis;
    }

    /** Since when the next event's values were recorded. */
    long fromMillis() {
        return fromMillis;
    }

    RequestLatency tell(long sequence, long atMillis) {
        boolean approximate = taps.approximate();
        List<Row> rows = rows(approximate);
        RequestLatency event = new RequestLatency(
                teller.clusterId(),
                teller.brokerId(),
                teller.epochMillis(),
                sequence,
                Math.min(fromMillis, atMillis),
                atMillis,
                approximate,
                rows.stream().map(Row::request).toArray(String[]::new),
                rows.stream().map(Row::phase).toArray(String[]::new),
                rows.stream().mapToLong(Row::count).toArray(),
                approximate ? null : rows.stream().map(Row::histogram).toArray(String[]::new),
                approximate ? percentiles(rows, Snapshot::getMedian) : null,
                approximate ? percentiles(rows, Snapshot::get95thPercentile) : null,
                approximate ? percentiles(rows, Snapshot::get99thPercentile) : null);
        fromMillis = atMillis;
        return event;
    }

    private List<Row> rows(boolean approximate) {
        List<Row> rows = new ArrayList<>();
        for (String request : LatencyTaps.REQUESTS) {
            for (String phase : LatencyTaps.PHASES) {
                LatencyTap tap = taps.get(request, phase);
                Row row = tap == null ? null : row(request, phase, tap, approximate);
                if (row != null && (row.count > 0 || alwaysTold(request, phase))) {
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private static boolean alwaysTold(String request, String phase) {
        return phase.equals(LatencyTaps.TOTAL) && !request.equals("FetchFollower");
    }

    private Row row(String request, String phase, LatencyTap tap, boolean approximate) {
        if (approximate) {
            return new Row(request, phase, tap.histogram().count(), null, tap.snapshot());
        }
        Histogram interval = tap.takeInterval();
        long count = interval.getTotalCount();
        if (count == 0 && !alwaysTold(request, phase)) {
            return null;
        }
        return new Row(request, phase, count, encode(interval), null);
    }

    private String encode(Histogram interval) {
        int needed = interval.getNeededByteBufferCapacity();
        if (buffer.capacity() < needed) {
            buffer = ByteBuffer.allocate(needed);
        }
        buffer.clear();
        int length = interval.encodeIntoCompressedByteBuffer(buffer, Deflater.BEST_SPEED);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }

    private static double[] percentiles(List<Row> rows, ToDoubleFunction<Snapshot> percentile) {
        return rows.stream()
                .mapToDouble(row -> percentile.applyAsDouble(row.snapshot))
                .toArray();
    }
}
