package io.takhin.topology.board;

import io.takhin.broker.event.RequestLatency;
import io.takhin.topology.sketch.LatencyRing;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** Request latencies over all brokers of a cluster, and of which broker what was told last. */
public final class LatencyBoard {

    public static final String PRODUCE = "Produce";
    public static final String FETCH = "FetchConsumer";
    private static final int MOST_DIGITS = 3;
    private static final long MOST_VALUES = 1L << 40;
    /** The compressed form: cookie, length, and deflated: cookie, length, normalizing offset, digits, … */
    private static final int COMPRESSED_AT = 2 * Integer.BYTES;

    private static final int DIGITS_AT = 3 * Integer.BYTES;
    /** HdrHistogram's V2, with the word size that all of them have: other versions have other headers. */
    private static final int V2_COMPRESSED = 0x1c849304 | 0x10;

    private static final int V2_PLAIN = 0x1c849303 | 0x10;
    private static final String TOTAL = "TotalTimeMs";

    private final Map<String, LatencyRing> byRequest = Map.of(PRODUCE, new LatencyRing(), FETCH, new LatencyRing());
    private final Map<Integer, RequestLatency> lastByBroker = new HashMap<>();
    private final Map<Integer, Map<String, PhaseTimes>> phasesByBroker = new HashMap<>();

    /** One of {@link #PRODUCE}, {@link #FETCH}. */
    public LatencyRing of(String request) {
        return byRequest.get(request);
    }

    /** The newest event by broker. */
    public Map<Integer, RequestLatency> lastByBroker() {
        return lastByBroker;
    }

    /** How long the phases took on one broker; null before it told exact values. */
    public PhaseTimes phases(int broker, String request) {
        return phasesByBroker.getOrDefault(broker, Map.of()).get(request);
    }

    /**
     * Takes one broker's interval. It counts for the second in which the interval's middle lies.
     *
     * @return false when it was taken before
     * @throws IllegalArgumentException when a histogram can't be read; then nothing was taken
     */
    public boolean take(RequestLatency event) {
        RequestLatency last = lastByBroker.get(event.brokerId());
        if (last != null && !isAfter(event, last)) {
            return false;
        }
        requireNoRepeatedRow(event);
        if (!event.approximate()) {
            Histogram[] histograms = decode(event);
            long second = second(event);
            for (int i = 0; i < histograms.length; i++) {
                if (histograms[i] != null) {
                    add(event, i, second, histograms[i]);
                }
            }
        }
        lastByBroker.put(event.brokerId(), event);
        return true;
    }

    /** Whether a broker told this after another. */
    public static boolean isAfter(RequestLatency event, RequestLatency other) {
        return event.epochMillis() == other.epochMillis()
                ? event.sequence() > other.sequence()
                : event.atMillis() > other.atMillis();
    }

    /** The second that an interval counts for. */
    public static long second(RequestLatency event) {
        return Math.floorDiv(event.fromMillis() + (event.atMillis() - event.fromMillis()) / 2, 1000);
    }

    private void add(RequestLatency event, int row, long second, Histogram values) {
        String request = event.requests()[row];
        phasesByBroker
                .computeIfAbsent(event.brokerId(), id -> new HashMap<>())
                .computeIfAbsent(request, name -> new PhaseTimes())
                .add(second, PhaseTimes.Phase.of(event.phases()[row]), values);
        if (isTotal(event, row)) {
            byRequest.get(request).add(second, values);
        }
    }

    private static void requireNoRepeatedRow(RequestLatency event) {
        Set<List<String>> rows = new HashSet<>();
        for (int i = 0; i < event.requests().length; i++) {
            if (!rows.add(List.of(event.requests()[i], event.phases()[i]))) {
                throw new IllegalArgumentException("requests: expected one row for each request and phase, found "
                        + event.requests()[i] + " " + event.phases()[i] + " again");
            }
        }
    }

    /** Whether the row is of the whole time, not of one phase. */
    public static boolean isTotal(RequestLatency event, int row) {
        return TOTAL.equals(event.phases()[row]);
    }

    private Histogram[] decode(RequestLatency event) {
        Histogram[] histograms = new Histogram[event.requests().length];
        for (int i = 0; i < histograms.length; i++) {
            if (PhaseTimes.Phase.of(event.phases()[i]) != null && byRequest.containsKey(event.requests()[i])) {
                histograms[i] = decode(event.histograms()[i]);
            }
        }
        return histograms;
    }

    /** More digits than three would take up to 96 MB a histogram; only V2 has them where they are looked for. */
    private static void requireModest(byte[] compressed) throws DataFormatException {
        requireCookie(V2_COMPRESSED, ByteBuffer.wrap(compressed).getInt());
        byte[] header = new byte[DIGITS_AT + Integer.BYTES];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(compressed, COMPRESSED_AT, compressed.length - COMPRESSED_AT);
            int read = inflater.inflate(header);
            requireCookie(V2_PLAIN, ByteBuffer.wrap(header).getInt());
            int digits = ByteBuffer.wrap(header).getInt(DIGITS_AT);
            if (read < header.length || digits > MOST_DIGITS) {
                throw new DataFormatException("expected at most " + MOST_DIGITS + " digits, found " + digits);
            }
        } finally {
            inflater.end();
        }
    }

    /** Months of histograms are added up; no broker answers so many requests between two ticks. */
    private static Histogram requireFew(Histogram histogram) throws DataFormatException {
        long most = histogram.getTotalCount();
        long last = 0;
        for (HistogramIterationValue value : histogram.recordedValues()) {
            long count = value.getCountAtValueIteratedTo();
            most = count < 0 || most < 0 ? -1 : Math.max(most, count);
            last = value.getValueIteratedTo();
        }
        // a sum beyond 64 bits ends the iteration early
        if (most < 0 || most > MOST_VALUES || !histogram.valuesAreEquivalent(last, histogram.getMaxValue())) {
            throw new DataFormatException("expected at most 2^40 values");
        }
        return histogram;
    }

    private static void requireCookie(int expected, int found) throws DataFormatException {
        if (found != expected) {
            throw new DataFormatException(
                    "expected cookie " + Integer.toHexString(expected) + ", found " + Integer.toHexString(found));
        }
    }

    /** @throws IllegalArgumentException when it can't be read */
    public static Histogram decode(String base64) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
            requireModest(bytes.array());
            return requireFew(Histogram.decodeFromCompressedByteBuffer(bytes, 0));
        } catch (DataFormatException | RuntimeException e) {
            throw new IllegalArgumentException(
                    "histograms: expected HdrHistogram V2, compressed, Base64, found " + e, e);
        }
    }
}
