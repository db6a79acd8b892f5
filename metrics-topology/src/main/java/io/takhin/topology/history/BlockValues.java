package io.takhin.topology.history;

import io.takhin.topology.history.HistoryAnswer.Values;
import io.takhin.topology.store.Rollup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A stored block, for people: the values that an answer made of it alone would have. */
public final class BlockValues {

    private BlockValues() {}

    /** By metric, of those with a step that is known. */
    public static Map<String, Values> of(byte[] stored, long startMillis, Rollup rollup) {
        Block block = BlockCodec.decode(stored, startMillis, rollup.stepMillis());
        MetricValues values = new MetricValues(null, rollup.stepSeconds());
        Combined alone = new Combined(block.steps(), List.of(block), true);
        block.metrics()
                .forEach(metric -> values.add(metric, alone, block.parts(metric) != null && isWide(block, metric)));
        return values.byName();
    }

    private static boolean isWide(Block block, Metric metric) {
        return block.parts(metric).length > 1;
    }

    /** Of a series' key. */
    public static Map<String, String> parts(String key) {
        SeriesKey series = SeriesKey.parse(key);
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("series", series.kind().name().toLowerCase(Locale.ROOT));
        parts.put("cluster", series.clusterId());
        switch (series.kind()) {
            case CLUSTER -> parts.put("part", series.part());
            case BROKER -> {
                parts.put("broker", series.name());
                parts.put("part", series.part());
            }
            case TOPIC -> parts.put("topic", series.name());
            case PARTITION -> {
                parts.put("topic", series.name());
                parts.put("partition", series.part());
            }
            default -> {
                parts.put("group", series.name());
                parts.put("topic", series.part());
            }
        }
        return parts;
    }
}
