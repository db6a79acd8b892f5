package io.takhin.topology.view;

/**
 * One request type's latency in seconds (brokers measure whole milliseconds). Null percentiles: no request in the window,
 * or unknown.
 *
 * @param count requests in the window of {@link #WINDOW_SECONDS}; null when unknown
 * @param p50 over the window, as p95 and p99
 * @param p50Series second by second, as the others
 * @param countSeries requests, second by second
 */
public record LatencyRow(
        Long count,
        Double p50,
        Double p95,
        Double p99,
        Series p50Series,
        Series p95Series,
        Series p99Series,
        Series countSeries) {

    /** Ten seconds give a P99 at 10 requests/s a meaning; the series stay at one second. */
    public static final int WINDOW_SECONDS = 10;
}
