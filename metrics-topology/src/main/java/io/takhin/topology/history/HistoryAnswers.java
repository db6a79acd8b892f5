package io.takhin.topology.history;

import io.takhin.topology.history.Subject.Source;
import io.takhin.topology.store.HistoryStores;
import io.takhin.topology.store.Rollup;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Answers from blocks and the newest seconds. Thread-safe. */
public final class HistoryAnswers implements History {

    /** What is read at once, so that a long range takes no more memory than a short one. */
    private static final int FINE_STEPS_AT_ONCE = 4_096;

    private final Blocks blocks;
    private final Recent recent;
    private final HistoryStores stores;
    private final Horizon horizon;

    public HistoryAnswers(Blocks blocks, Recent recent, HistoryStores stores) {
        this(blocks, recent, Horizon.ofNow(stores));
    }

    private HistoryAnswers(Blocks blocks, Recent recent, Horizon horizon) {
        this.blocks = blocks;
        this.recent = recent;
        this.stores = horizon.stores();
        this.horizon = horizon;
    }

    /**
     * What was answered at a moment: nothing of what was told later is in it.
     *
     * @param kept of later times too
     * @param recent the newest seconds at this moment
     * @param nowMillis the moment
     * @param boardMillis from when on {@code recent} knows them
     */
    static HistoryAnswers asOf(Kept kept, Recent recent, long nowMillis, long boardMillis, Horizon horizon) {
        CutBlocks blocks = new CutBlocks(kept.blocks(), nowMillis, boardMillis);
        return new HistoryAnswers(blocks, new RecentAsOf(recent, nowMillis, boardMillis), horizon);
    }

    /** The names of all metrics that there are of a kind of thing. */
    public static Set<String> names(SeriesKey.Kind kind) {
        Set<String> names = new TreeSet<>();
        Subject.metrics(kind).forEach(metric -> names.addAll(MetricValues.names(metric)));
        return names;
    }

    /** The names of those metrics whose lowest and highest in a step may be told beside the last. */
    public static Set<String> extremes(SeriesKey.Kind kind) {
        Set<String> names = new TreeSet<>();
        Subject.metrics(kind).stream()
                .filter(metric -> hasExtremes(kind, metric) && metric.kind() == Metric.Kind.GAUGE)
                .forEach(metric -> names.add(metric.label()));
        return names;
    }

    private static boolean hasExtremes(SeriesKey.Kind kind, Metric metric) {
        return !Subject.lastOnly(kind).contains(metric);
    }

    @Override
    public HistoryAnswer ask(HistoryQuery query) {
        query.requireModest();
        long nowMillis = recent.nowMillis(query.clusterId());
        if (nowMillis == Long.MIN_VALUE) {
            throw new HistoryAwayException("No second of the cluster is known as a whole now.", null);
        }
        Rollup rollup = coarsest(query.stepSeconds());
        HistoryReader reader = new HistoryReader(blocks, recent, nowMillis);
        MetricValues values = new MetricValues(query.metrics(), query.stepSeconds());
        boolean known = false;
        for (Source source : new Subject(blocks, recent, query).sources()) {
            if (source.metrics().stream().noneMatch(metric -> isAsked(query, metric))) {
                continue;
            }
            Combined combined = read(query, reader, rollup, source);
            known |= combined.isKnown();
            source.metrics().forEach(metric -> values.add(metric, combined, hasExtremes(query.kind(), metric)));
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
                values.byName(),
                new Reasons(query, rollup, horizon, nowMillis).of(values.byName()));
    }

    @Override
    public SortedSet<String> names(
            SeriesKey.Kind kind, String clusterId, String topic, long fromMillis, long toMillis) {
        SortedSet<String> names = new TreeSet<>(recent.names(clusterId, kind, topic));
        names.addAll(
                new StoredNames(blocks, recent.nowMillis(clusterId)).of(kind, clusterId, topic, fromMillis, toMillis));
        return names;
    }

    @Override
    public int finestStepSeconds(long agoMillis) {
        return horizon.finestStepSeconds(agoMillis);
    }

    @Override
    public Kept kept() {
        return new Kept(blocks, recent.past(), stores, recent::nowMillis, Long.MIN_VALUE);
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
        for (long from = horizon.first(query); from < query.toMillis(); from += stepsAtOnce * query.stepMillis()) {
            long to = Math.min(query.toMillis(), from + stepsAtOnce * query.stepMillis());
            if (to > oldest && from < nowMillis) {
                all.fill(RollUp.of(reader.read(source.view(), series, rollup, from, to), query.stepMillis()));
            }
        }
        return all;
    }

    private static boolean isAsked(HistoryQuery query, Metric metric) {
        return MetricValues.names(metric).stream().anyMatch(query.metrics()::contains);
    }

    private boolean isThere(HistoryQuery query) {
        return switch (query.kind()) {
            case CLUSTER -> true;
            case BROKER -> recent.brokers(query.clusterId()).contains(query.name());
            case GROUP -> !recent.topicsOf(query.clusterId(), query.name()).isEmpty();
            case TOPIC -> recent.hasTopic(query.clusterId(), query.name());
            case PARTITION ->
                recent.names(query.clusterId(), query.kind(), query.name()).contains(query.partition());
        };
    }

    private static String describe(HistoryQuery query) {
        String what = query.kind().name().toLowerCase(java.util.Locale.ROOT);
        return query.partition().isEmpty()
                ? what + " \"" + query.name() + "\""
                : "partition " + query.partition() + " of \"" + query.name() + "\"";
    }
}
