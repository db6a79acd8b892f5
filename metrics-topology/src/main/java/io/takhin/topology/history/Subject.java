package io.takhin.topology.history;

import io.takhin.topology.history.SeriesKey.Kind;
import io.takhin.topology.store.Rollup;
import io.takhin.topology.store.ViewStores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What each kind of thing has numbers of, and in which series they are. */
final class Subject {

    /** Series of one view that are put together. */
    record Source(ViewStores view, List<String> series, Set<Metric> metrics, boolean needsAll) {}

    private static final Set<Metric> RATES =
            EnumSet.of(Metric.PRODUCE_RATE, Metric.FETCH_RATE, Metric.PRODUCE_BYTES, Metric.FETCH_BYTES);
    private static final Set<Metric> LATENCIES = EnumSet.of(Metric.PRODUCE_LATENCY, Metric.FETCH_LATENCY);
    private static final Set<Metric> BYTES = EnumSet.of(Metric.PRODUCE_BYTES, Metric.FETCH_BYTES);
    private static final Set<Metric> TOPIC = EnumSet.of(
            Metric.PRODUCE_RATE,
            Metric.FETCH_RATE,
            Metric.PRODUCE_BYTES,
            Metric.FETCH_BYTES,
            Metric.LOG_END,
            Metric.SIZE_BYTES,
            Metric.LAG);
    private static final Set<Metric> PARTITION = EnumSet.of(Metric.LOG_END, Metric.SIZE_BYTES);
    private static final Set<Metric> GROUP = EnumSet.of(Metric.LAG, Metric.TIME_LAG, Metric.CONSUMED_RATE);
    private static final Set<Metric> HEALTH =
            EnumSet.of(Metric.CONNECTIONS, Metric.HEAP_USED_BYTES, Metric.LOG_BYTES, Metric.IDLE);

    private final Blocks blocks;
    private final Recent recent;
    private final HistoryQuery query;

    Subject(Blocks blocks, Recent recent, HistoryQuery query) {
        this.blocks = blocks;
        this.recent = recent;
        this.query = query;
    }

    /** What there are numbers of. */
    static Set<Metric> metrics(Kind kind) {
        Set<Metric> metrics = EnumSet.noneOf(Metric.class);
        switch (kind) {
            case CLUSTER -> List.of(RATES, LATENCIES).forEach(metrics::addAll);
            case BROKER -> List.of(BYTES, LATENCIES, HEALTH).forEach(metrics::addAll);
            case TOPIC -> metrics.addAll(TOPIC);
            case PARTITION -> metrics.addAll(PARTITION);
            case GROUP -> metrics.addAll(GROUP);
            default -> throw new IllegalArgumentException(kind.toString());
        }
        return metrics;
    }

    /** Gauges of which there are no lowest and highest: a partition's log end only grows. */
    static Set<Metric> lastOnly(Kind kind) {
        return kind == Kind.PARTITION ? Set.of(Metric.LOG_END) : Set.of();
    }

    List<Source> sources() {
        String cluster = query.clusterId();
        return switch (query.kind()) {
            case CLUSTER ->
                List.of(
                        new Source(ViewStores.TOPICS, buckets(), RATES, true),
                        new Source(ViewStores.LATENCY, brokers(), LATENCIES, false));
            case BROKER ->
                List.of(
                        new Source(ViewStores.TOPICS, buckets(), BYTES, true),
                        new Source(ViewStores.LATENCY, one(""), LATENCIES, false),
                        new Source(ViewStores.HEALTH, one(""), HEALTH, false));
            case GROUP -> List.of(new Source(ViewStores.TOPICS, groupTopics(), GROUP, false));
            case TOPIC -> List.of(new Source(ViewStores.TOPICS, one(""), TOPIC, true));
            case PARTITION ->
                List.of(new Source(
                        ViewStores.TOPICS,
                        List.of(new SeriesKey(Kind.PARTITION, cluster, query.name(), query.partition()).text()),
                        PARTITION,
                        true));
        };
    }

    private List<String> one(String part) {
        return List.of(new SeriesKey(query.kind(), query.clusterId(), query.name(), part).text());
    }

    private List<String> buckets() {
        List<String> parts = new ArrayList<>();
        for (int bucket = 0; bucket < recent.bucketCount(); bucket++) {
            parts.addAll(one(String.valueOf(bucket)));
        }
        return parts;
    }

    /** Brokers that are or were there. */
    private List<String> brokers() {
        String prefix = "b\u0000" + query.clusterId() + "\u0000";
        Set<String> keys = stored(ViewStores.LATENCY, prefix);
        recent.brokers(query.clusterId())
                .forEach(id -> keys.add(new SeriesKey(Kind.BROKER, query.clusterId(), id, "").text()));
        return List.copyOf(keys);
    }

    private List<String> groupTopics() {
        String prefix = new SeriesKey(Kind.GROUP, query.clusterId(), query.name(), "").prefix();
        Set<String> keys = stored(ViewStores.TOPICS, prefix);
        keys.removeIf(key -> !SeriesKey.parse(key).name().equals(query.name()));
        recent.topicsOf(query.clusterId(), query.name())
                .forEach(topic -> keys.add(
                        SeriesKey.group(query.clusterId(), query.name(), topic).text()));
        return List.copyOf(keys);
    }

    /** What was there an hour ago or more is in the coarsest blocks; what came since is there now, or in the finer ones. */
    private Set<String> stored(ViewStores view, String prefix) {
        Set<String> keys = new TreeSet<>();
        for (Rollup rollup : Arrays.asList(Rollup.TENS, Rollup.MINUTES)) {
            long from = rollup.blockStart(query.fromMillis());
            keys.addAll(blocks.series(view, rollup, prefix, from, query.toMillis()));
        }
        return keys;
    }
}
