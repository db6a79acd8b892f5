package io.takhin.broker.reporter;

/** A kind of metric that the broker keeps for each of many things, under one name. */
interface MetricKind {

    /** The {@code name} in the metric's name. */
    String metric();

    /** @return null when it is none of them */
    static <K extends MetricKind> K find(K[] kinds, String metric) {
        for (K kind : kinds) {
            if (kind.metric().equals(metric)) {
                return kind;
            }
        }
        return null;
    }

    /** Whether the broker has none of them any more. */
    static boolean areNone(Object[] metrics) {
        for (Object metric : metrics) {
            if (metric != null) {
                return false;
            }
        }
        return true;
    }
}
