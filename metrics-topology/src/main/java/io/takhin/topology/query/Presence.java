package io.takhin.topology.query;

import io.takhin.topology.history.History;
import io.takhin.topology.history.HistoryAnswer;
import io.takhin.topology.history.HistoryAnswer.Values;
import io.takhin.topology.history.SeriesKey.Kind;
import java.util.Map;
import java.util.Set;

/**
 * Whether a thing was there in a step in which its value isn't known. Nothing at all is known of a topic that had not been
 * made yet, or was deleted; that it wasn't merely silent is certain where the cluster's own sum is known, which needs every
 * topic's (for groups: every commit's). All else counts as there: rather no sum than a part of one.
 */
final class Presence {

    /** Known of each topic, or group, that is there and was told of. */
    private static final Map<Kind, Set<String>> SIGNS =
            Map.of(Kind.TOPIC, Set.of("produceRate", "logEnd"), Kind.GROUP, Set.of("consumedRate", "lag"));

    private static final Map<Kind, String> CLUSTERS = Map.of(Kind.TOPIC, "produceRate", Kind.GROUP, "fetchRate");

    private final Set<String> signs;
    private final double[] cluster;

    private Presence(Set<String> signs, double[] cluster) {
        this.signs = signs;
        this.cluster = cluster;
    }

    /** Takes all things as there all the time. */
    static Presence unasked(SeriesQuestion question) {
        return new Presence(SIGNS.getOrDefault(question.of(), Set.of()), null);
    }

    static Presence of(History history, SeriesQuestion question) {
        String metric = CLUSTERS.get(question.of());
        if (metric == null) {
            return new Presence(Set.of(), null);
        }
        HistoryAnswer cluster = history.ask(question.history(Kind.CLUSTER, "", Set.of(metric)));
        Values values = cluster.metrics().get(metric);
        return new Presence(SIGNS.get(question.of()), values == null ? null : values.values());
    }

    /** Metrics to ask for besides. */
    Set<String> signs() {
        return signs;
    }

    /**
     * @param step of the answer
     * @param internal the cluster's sums are without it, so they say nothing of it
     */
    boolean isAbsent(HistoryAnswer answer, int step, boolean internal) {
        if (cluster == null || internal || Double.isNaN(cluster[step])) {
            return false;
        }
        return answer.metrics().values().stream().allMatch(values -> Double.isNaN(values.values()[step]));
    }
}
