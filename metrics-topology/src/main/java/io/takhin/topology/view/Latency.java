package io.takhin.topology.view;

/**
 * How long requests took, over all brokers that report.
 *
 * @param kind how good the percentiles are
 * @param reason why not {@code exact}; null when exact
 * @param produce requests of producers
 * @param fetch fetch requests of consumers, followers not counted
 */
public record Latency(Kind kind, String reason, LatencyRow produce, LatencyRow fetch) {

    /** {@code exact}: of all requests; {@code approximate}: brokers' own decaying samples; {@code unknown}: nobody tells. */
    public enum Kind {
        exact,
        approximate,
        unknown
    }
}
