package io.takhin.topology.query;

import io.takhin.topology.query.StoreRow.KeyForm;
import io.takhin.topology.store.AnnotationStores;
import io.takhin.topology.store.HistoryStores;
import io.takhin.topology.store.Rollup;
import io.takhin.topology.store.ViewStores;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a store is.
 *
 * @param rollup of a store of history; else null
 * @param retention of windows; null where it has none
 */
record StoreShape(String name, ViewStores view, Rollup rollup, Duration window, Duration retention) {

    private static final KeyForm COVERAGE =
            new KeyForm("CLUSTER/:coverage/STREAM/BROKER", "until when has been told, by whom; -1: the collector");

    private static final KeyForm ANNOTATION =
            new KeyForm("CLUSTER/KIND/SUBJECT", "of how many partitions, of a broker, topic or group");

    private static final Map<ViewStores, List<KeyForm>> KEYS = Map.of(
            ViewStores.THROUGHPUT, List.of(new KeyForm("CLUSTER/TOPIC/BROKER", "a topic's counters on one broker")),
            ViewStores.LATENCY, List.of(new KeyForm("CLUSTER/BROKER", "request times of one broker's last tick")),
            ViewStores.TOPICS, List.of(new KeyForm("CLUSTER/TOPIC", "a topic's partitions")),
            ViewStores.LAG, List.of(new KeyForm("CLUSTER/TOPIC/GROUP", "a group's commits on one topic")),
            ViewStores.HEALTH,
                    List.of(
                            new KeyForm("CLUSTER/BROKER", "a broker as its plugin told it last"),
                            new KeyForm("CLUSTER/-", "the cluster as the collector told it last")));

    private static final Map<ViewStores, List<KeyForm>> CURRENT_ONLY = Map.of(
            ViewStores.THROUGHPUT, List.of(COVERAGE),
            ViewStores.LATENCY, List.of(COVERAGE),
            ViewStores.TOPICS, List.of(new KeyForm("CLUSTER/:history/TOPIC", "log ends in time"), COVERAGE),
            ViewStores.LAG, List.of(new KeyForm("CLUSTER/:group/GROUP", "a group's state and members"), COVERAGE),
            ViewStores.HEALTH, List.of(new KeyForm("CLUSTER/:clock/BROKER", "how far a clock is off"), COVERAGE));

    private static final Map<ViewStores, List<KeyForm>> SERIES = Map.of(
            ViewStores.TOPICS,
                    List.of(
                            new KeyForm("t/CLUSTER/TOPIC/", "a topic"),
                            new KeyForm("p/CLUSTER/TOPIC/PARTITION", "a partition"),
                            new KeyForm("g/CLUSTER/GROUP/TOPIC", "a group on one topic"),
                            new KeyForm("b/CLUSTER/BROKER/PART", "what a broker tells in one metric partition"),
                            new KeyForm("c/CLUSTER//PART", "a metric partition's part of the cluster")),
            ViewStores.LATENCY, List.of(new KeyForm("b/CLUSTER/BROKER/", "a broker's latencies")),
            ViewStores.HEALTH, List.of(new KeyForm("b/CLUSTER/BROKER/", "a broker's gauges")));

    /** All there are, by name. */
    static Map<String, StoreShape> all(HistoryStores history) {
        Map<String, StoreShape> shapes = new LinkedHashMap<>();
        for (ViewStores view : ViewStores.values()) {
            add(shapes, new StoreShape(view.currentName(), view, null, null, null));
            add(shapes, new StoreShape(view.pastName(), view, null, ViewStores.WINDOW, ViewStores.RETENTION));
            for (Rollup rollup : Rollup.values()) {
                if (HistoryStores.RECORDED.contains(view)) {
                    Duration block = Duration.ofMillis(rollup.blockMillis());
                    String name = HistoryStores.name(view, rollup);
                    add(shapes, new StoreShape(name, view, rollup, block, history.retention(rollup)));
                }
            }
            if (AnnotationStores.RECORDED.contains(view)) {
                String name = AnnotationStores.name(view);
                Duration retention = history.retention(Rollup.MINUTES);
                add(shapes, new StoreShape(name, view, null, AnnotationStores.WINDOW, retention));
            }
        }
        return shapes;
    }

    private static void add(Map<String, StoreShape> shapes, StoreShape shape) {
        shapes.put(shape.name, shape);
    }

    /** Whether what happened is in it. */
    boolean isAnnotations() {
        return name.equals(AnnotationStores.name(view));
    }

    boolean hasWindows() {
        return window != null;
    }

    String kind() {
        return hasWindows() ? "window" : "key-value";
    }

    String viewName() {
        return view.name().toLowerCase(Locale.ROOT);
    }

    String holds() {
        if (isAnnotations()) {
            return "what happened, by its moment";
        }
        if (rollup != null) {
            return "blocks of " + Rollup.STEPS + " steps of " + rollup.label() + " of each series, by their start";
        }
        return hasWindows()
                ? "the states that each key had, by the moment of the event that made each"
                : "the state of each key now";
    }

    List<KeyForm> keys() {
        if (isAnnotations()) {
            return List.of(ANNOTATION);
        }
        if (rollup != null) {
            return SERIES.get(view);
        }
        List<KeyForm> keys = new java.util.ArrayList<>(KEYS.get(view));
        keys.addAll(hasWindows() ? List.of() : CURRENT_ONLY.get(view));
        return keys;
    }

    StoreRow row(List<StoreShare> instances) {
        return new StoreRow(name, viewName(), holds(), kind(), keys(), millis(window), millis(retention), instances);
    }

    private static Long millis(Duration duration) {
        return duration == null ? null : duration.toMillis();
    }

    /** How long a segment of it is; its entries are in order of their keys. As Kafka Streams makes window stores. */
    long segmentMillis() {
        return Math.max(retention.toMillis() / 2, 60_000);
    }
}
