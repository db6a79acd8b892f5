package io.takhin.broker.event;

/**
 * How long requests took on one broker between two ticks, from the plugin. Either all recorded values (exact, mergeable:
 * {@code histograms}) or, when the broker's histogram could not be replaced, its own decaying percentiles
 * ({@code approximate}, not mergeable).
 *
 * @param epochMillis when the broker process started
 * @param sequence counts the ticks since {@code epochMillis}; with it a repeated event is known
 * @param fromMillis the interval's start; {@code atMillis} is its end
 * @param requests {@code Produce}, {@code FetchConsumer} or {@code FetchFollower}; each column has one entry per row
 * @param phases {@code TotalTimeMs}, {@code RequestQueueTimeMs}, {@code LocalTimeMs}, {@code RemoteTimeMs},
 *     {@code ResponseQueueTimeMs} or {@code ResponseSendTimeMs}: {@code kafka.network:type=RequestMetrics,name=<phase>}
 * @param counts values recorded in the interval; for approximate rows the histogram's lifetime count
 * @param histograms the interval's values in whole milliseconds: HdrHistogram's V2 compressed encoding, Base64; null when
 *     approximate
 * @param p50Millis the broker's own decaying percentile; null when exact
 * @param p95Millis as p50Millis
 * @param p99Millis as p50Millis
 */
public record RequestLatency(
        String clusterId,
        int brokerId,
        long epochMillis,
        long sequence,
        long fromMillis,
        long atMillis,
        boolean approximate,
        String[] requests,
        String[] phases,
        long[] counts,
        String[] histograms,
        double[] p50Millis,
        double[] p95Millis,
        double[] p99Millis)
        implements MetricEvent {

    /** Three kinds of requests in six phases, and room for more. */
    private static final int MOST_ROWS = 64;

    public RequestLatency {
        Columns.requireBroker(brokerId);
        Columns.require("requests", requests.length, phases, counts);
        Columns.requireEach("requests", (Object[]) requests);
        Columns.requireEach("phases", (Object[]) phases);
        if (requests.length > MOST_ROWS) {
            throw new IllegalArgumentException(
                    "requests: expected at most " + MOST_ROWS + " rows, found " + requests.length);
        }
        if (fromMillis > atMillis || fromMillis < 0) {
            throw new IllegalArgumentException("fromMillis: expected 0 to " + atMillis + ", found " + fromMillis);
        }
        Columns.requireMoment("epochMillis", epochMillis);
        Columns.requireRange(0, "sequence", sequence);
        Columns.requireRange(0, "counts", counts);
        if (approximate) {
            Columns.require("requests", requests.length, p50Millis, p95Millis, p99Millis);
            requirePercentiles("p50Millis", p50Millis);
            requirePercentiles("p95Millis", p95Millis);
            requirePercentiles("p99Millis", p99Millis);
        } else {
            Columns.require("requests", requests.length, (Object) histograms);
        }
    }

    private static void requirePercentiles(String name, double[] millis) {
        for (double value : millis) {
            if (!(value >= 0 && Double.isFinite(value))) {
                throw new IllegalArgumentException(name + ": expected 0 or more, found " + value);
            }
        }
    }
}
