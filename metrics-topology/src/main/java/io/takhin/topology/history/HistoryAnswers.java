package io.takhin.topology.history;

import io.takhin.topology.history.Block.Part;
import io.takhin.topology.history.HistoryAnswer.Values;
import io.takhin.topology.history.Subject.Source;
import io.takhin.topology.store.HistoryStores;
import io.takhin.topology.store.Rollup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Answers from blocks and the newest seconds. Thread-safe. */
public final class HistoryAnswers implements History {

    private static final double[] PERCENTILES = {50, 95, 99};
    private static final String[] PERCENTILE_NAMES = {"P50", "P95", "P99"};

    /** What is read at once, so that a long range takes no more memory than a short one. */
    private static final int FINE_STEPS_AT_ONCE = 4_096;

    private final Blocks blocks;
    private final Recent recent;
    private final HistoryStores stores;

    public HistoryAnswers(Blocks blocks, Recent recent, HistoryStores stores) {
        this.blocks = blocks;
        this.recent = recent;
        this.stores = stores;
    }

    /** The names of all metrics that there are of a kind of thing. */
    public static Set<String> names(SeriesKey.Kind kind) {
        Set<String> names = new TreeSet<>();
        Subject.metrics(kind).forEach(metric -> names.addAll(names(metric)));
        return names;
    }

    private static List<String> names(Metric metric) {
        return metric.kind() != Metric.Kind.HISTOGRAM
                ? List.of(metric.label())
                : Arrays.stream(PERCENTILE_NAMES)
                        .map(name -> metric.label() + name)
                        .toList();
    }

    @Override
    public HistoryAnswer ask(HistoryQuery query) {
        long nowMillis = recent.nowMillis(query.clusterId());
        Rollup rollup = coarsest(query.stepSeconds());
        HistoryReader reader = new HistoryReader(blocks, recent, nowMillis);
        Map<String, Values> values = new LinkedHashMap<>();
        boolean known = false;
        for (Source source : new Subject(blocks, recent, query).sources()) {
            if (source.metrics().stream().noneMatch(metric -> isAsked(query, metric))) {
                continue;
            }
            Combined combined = read(query, reader, rollup, source);
            known |= combined.isKnown();
            source.metrics().forEach(metric -> add(values, query, metric, combined));
        }
        if (!known && !isThere(query)) {
            throw new NothingKnownException("There is no " + describe(query) + ", and no history of it in this time.");
        }
        return new HistoryAnswer(
                query.clusterId(),
                query.fromMillis(),
                query.toMillis(),
                query.stepSeconds(),
                rollup.stepSeconds(),
                values,
                new Reasons(query, rollup, stores.retention(rollup), nowMillis).of(values));
    }

    @Override
    public int finestStepSeconds(long agoMillis) {
        for (Rollup rollup : Rollup.values()) {
            if (agoMillis <= stores.retention(rollup).toMillis()) {
                return rollup.stepSeconds();
            }
        }
        return Rollup.MINUTES.stepSeconds();
    }

    /** The coarsest that the step is a multiple of: it tells the same as finer ones. */
    private static Rollup coarsest(int stepSeconds) {
        Rollup coarsest = Rollup.SECONDS;
        for (Rollup rollup : Rollup.values()) {
            coarsest = stepSeconds % rollup.stepSeconds() == 0 ? rollup : coarsest;
        }
        return coarsest;
    }

    private Combined read(HistoryQuery query, HistoryReader reader, Rollup rollup, Source source) {
        List<Block> parts = new ArrayList<>();
        for (String series : source.series()) {
            parts.add(read(query, reader, rollup, source, series));
        }
        return new Combined(query.steps(), parts, source.needsAll());
    }

    private Block read(HistoryQuery query, HistoryReader reader, Rollup rollup, Source source, String series) {
        Block all = new Block(query.fromMillis(), query.stepMillis(), query.steps());
        long stepsAtOnce = Math.max(1, FINE_STEPS_AT_ONCE * rollup.stepMillis() / query.stepMillis());
        long nowMillis = recent.nowMillis(query.clusterId());
        long oldest = nowMillis - 2 * stores.retention(rollup).toMillis();
        for (long from = query.fromMillis(); from < query.toMillis(); from += stepsAtOnce * query.stepMillis()) {
            long to = Math.min(query.toMillis(), from + stepsAtOnce * query.stepMillis());
            if (to > oldest && from < nowMillis) {
                all.fill(RollUp.of(reader.read(source.view(), series, rollup, from, to), query.stepMillis()));
            }
        }
        return all;
    }

    private static boolean isAsked(HistoryQuery query, Metric metric) {
        return names(metric).stream().anyMatch(query.metrics()::contains);
    }

    private static void add(Map<String, Values> values, HistoryQuery query, Metric metric, Combined combined) {
        if (!isAsked(query, metric)) {
            return;
        }
        if (metric.kind() == Metric.Kind.SUM) {
            double[] sums = combined.numbers(metric, Part.LAST);
            values.put(
                    metric.label(),
                    new Values(metric.unit(), Combined.perSecond(sums, query.stepSeconds()), null, null));
        } else if (metric.kind() == Metric.Kind.GAUGE) {
            boolean extremes = query.kind() != SeriesKey.Kind.PARTITION && combined.hasExtremes(metric);
            values.put(
                    metric.label(),
                    new Values(
                            metric.unit(),
                            combined.numbers(metric, Part.LAST),
                            extremes ? combined.numbers(metric, Part.MIN) : null,
                            extremes ? combined.numbers(metric, Part.MAX) : null));
        } else {
            double[][] percentiles = combined.percentiles(metric, PERCENTILES);
            for (int i = 0; i < PERCENTILES.length; i++) {
                if (query.metrics().contains(names(metric).get(i))) {
                    values.put(names(metric).get(i), new Values(metric.unit(), percentiles[i], null, null));
                }
            }
        }
    }

    private boolean isThere(HistoryQuery query) {
        return switch (query.kind()) {
            case CLUSTER -> true;
            case BROKER -> recent.brokers(query.clusterId()).contains(query.name());
            case GROUP -> !recent.topicsOf(query.clusterId(), query.name()).isEmpty();
            case TOPIC, PARTITION -> recent.hasTopic(query.clusterId(), query.name());
        };
    }

    private static String describe(HistoryQuery query) {
        String what = query.kind().name().toLowerCase(java.util.Locale.ROOT);
        return query.partition().isEmpty()
                ? what + " \"" + query.name() + "\""
                : "partition " + query.partition() + " of \"" + query.name() + "\"";
    }
}
