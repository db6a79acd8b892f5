package io.takhin.server.api;

import io.javalin.http.Context;
import io.takhin.topology.history.History;
import io.takhin.topology.history.HistoryAnswers;
import io.takhin.topology.history.SeriesKey.Kind;
import io.takhin.topology.query.Aggregate;
import io.takhin.topology.query.SeriesAnswer;
import io.takhin.topology.query.SeriesParts;
import io.takhin.topology.query.SeriesQueries;
import io.takhin.topology.query.SeriesQuestion;
import io.takhin.topology.query.TooMuchException;
import io.takhin.topology.view.ClusterSnapshot;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** {@code GET /api/v1/query}: one series made of many, or the few that are highest. */
public final class QueryApi {

    private static final List<String> PARAMETERS = List.of(
            "cluster",
            "metric",
            "of",
            "topic",
            "agg",
            "n",
            "q",
            "rate",
            "filter",
            "exclude",
            "internal",
            "partial",
            "from",
            "to",
            "step",
            "format");

    private static final Map<String, Kind> KINDS = new TreeMap<>(
            Map.of("topics", Kind.TOPIC, "brokers", Kind.BROKER, "partitions", Kind.PARTITION, "groups", Kind.GROUP));

    private static final Map<String, Aggregate> AGGREGATES = aggregates();

    /** Totals: their growth is a rate. */
    private static final Set<String> TOTALS = Set.of("logEnd");

    /** Adding them makes no sense. */
    private static final Set<String> NO_SUMS = Set.of("idle", "timeLagMillis");

    private static final int MOST_FILTER = 300;
    private static final int DEFAULT_COUNT = 10;

    private final Snapshots snapshots;
    private final Function<ClusterSnapshot, History> histories;
    private final Turns turns;
    private final Downloads downloads;

    private record Asked(History history, SeriesQuestion question) {}

    /** @param histories what was, as of a snapshot */
    public QueryApi(
            Snapshots snapshots, Function<ClusterSnapshot, History> histories, Turns turns, Downloads downloads) {
        this.snapshots = snapshots;
        this.histories = histories;
        this.turns = turns;
        this.downloads = downloads;
    }

    private static Map<String, Aggregate> aggregates() {
        Map<String, Aggregate> byWord = new TreeMap<>();
        Arrays.stream(Aggregate.values()).forEach(aggregate -> byWord.put(aggregate.word(), aggregate));
        return byWord;
    }

    public void query(Context ctx) {
        Parameters.rejectUnknown(ctx, PARAMETERS);
        AnswerFormat format = AnswerFormat.of(ctx);
        Kind of = Parameters.oneOf(ctx, "of", KINDS);
        String metric = Parameters.oneOf(ctx, "metric", byName(HistoryAnswers.names(of)));
        Aggregate aggregate = Parameters.oneOf(ctx, "agg", AGGREGATES);
        rejectMeaningless(aggregate, metric);
        Asked asked = asked(ctx, of, metric, aggregate, format);
        if (format.isLines()) {
            lines(ctx, asked, format);
        } else {
            SeriesAnswer answer = turns.take(
                    () -> told(() -> SeriesQueries.ask(asked.history(), asked.question(), isPercentile(metric))));
            AnswerFormat.json(ctx, SeriesTable.of(answer));
        }
    }

    private void lines(Context ctx, Asked asked, AnswerFormat format) {
        SeriesParts parts = new SeriesParts(
                asked.history(), asked.question(), isPercentile(asked.question().metric()));
        boolean ready = false;
        while (!ready) {
            ready = turns.take(() -> told(parts::prepare));
        }
        downloads.answer(ctx, format, new Iterator<>() {
            @Override
            public boolean hasNext() {
                return parts.hasNext();
            }

            @Override
            public SeriesTable next() {
                return SeriesTable.of(told(parts::next));
            }
        });
    }

    private static Map<String, String> byName(Set<String> names) {
        Map<String, String> byName = new TreeMap<>();
        names.forEach(name -> byName.put(name, name));
        return byName;
    }

    private Asked asked(Context ctx, Kind of, String metric, Aggregate aggregate, AnswerFormat format) {
        boolean rate = rate(ctx, of, metric);
        String topic = topic(ctx, of);
        int count = count(ctx, aggregate);
        double quantile = quantile(ctx, aggregate);
        String filter = pattern(ctx, "filter");
        String exclude = pattern(ctx, "exclude");
        boolean internal = Parameters.truth(ctx, "internal");
        boolean partial = Parameters.truth(ctx, "partial");
        if (partial && aggregate.picks()) {
            throw ApiProblem.badParameter(
                    "partial", "none, for agg=top and agg=bottom are of each by itself", "true", "Leave it out.");
        }
        ClusterSnapshot now = snapshots.require(ctx.queryParam("cluster"));
        History history = HistoryApi.told(() -> histories.apply(now));
        TimeRange range = TimeRange.of(ctx, now.atMillis(), history::finestStepSeconds, format);
        SeriesQuestion question = new SeriesQuestion(
                of,
                now.clusterId(),
                topic,
                metric,
                rate,
                aggregate,
                count,
                quantile,
                filter,
                exclude,
                internal,
                partial,
                range.fromMillis(),
                range.toMillis(),
                range.stepSeconds());
        return new Asked(history, question);
    }

    private static <T> T told(Supplier<T> question) {
        try {
            return HistoryApi.told(question);
        } catch (TooMuchException e) {
            throw ApiProblem.of(
                    400,
                    "too-much",
                    "Too much",
                    e.getMessage(),
                    "Ask for a shorter time, longer steps, fewer by filter, or for lines (format=ndjson), which may take their time.");
        }
    }

    private static boolean isPercentile(String metric) {
        return metric.matches(".*P[0-9]{2}");
    }

    private static void rejectMeaningless(Aggregate aggregate, String metric) {
        if (isPercentile(metric) && !aggregate.isOfOne()) {
            throw ApiProblem.badParameter(
                    "agg",
                    "max, min, top or bottom, for percentiles of brokers can't be put together",
                    aggregate.word(),
                    "GET /api/v1/history/cluster?metrics=" + metric + " tells that of all brokers' requests.");
        }
        if (NO_SUMS.contains(metric) && aggregate == Aggregate.SUM) {
            throw ApiProblem.badParameter(
                    "agg", "another than sum, which says nothing of " + metric, "sum", "Ask for avg, max or quantile.");
        }
    }

    private static boolean rate(Context ctx, Kind of, String metric) {
        boolean rate = Parameters.truth(ctx, "rate");
        if (rate && of == Kind.TOPIC && TOTALS.contains(metric)) {
            throw ApiProblem.badParameter(
                    "rate", "none, for topics have that as produceRate", "true", "Ask for metric=produceRate.");
        }
        if (rate && !TOTALS.contains(metric)) {
            throw ApiProblem.badParameter(
                    "rate", "none, for only " + TOTALS + " of partitions is a total", "true", "Leave it out.");
        }
        return rate;
    }

    private static String topic(Context ctx, Kind of) {
        String topic = ctx.queryParam("topic");
        if ((topic == null) == (of == Kind.PARTITION)) {
            throw ApiProblem.badParameter(
                    "topic",
                    of == Kind.PARTITION ? "the topic whose partitions are meant" : "none, it is for of=partitions",
                    topic == null ? "" : topic,
                    of == Kind.PARTITION ? "Give its name." : "Leave it out; filter picks topics by name.");
        }
        return topic == null ? "" : topic;
    }

    private static int count(Context ctx, Aggregate aggregate) {
        rejectUnless(ctx, "n", aggregate.picks(), "agg=top and agg=bottom");
        return Parameters.number(ctx, "n", DEFAULT_COUNT, 1, SeriesQuestion.MOST_PICKED);
    }

    private static double quantile(Context ctx, Aggregate aggregate) {
        rejectUnless(ctx, "q", aggregate == Aggregate.QUANTILE, "agg=quantile");
        String text = ctx.queryParam("q");
        if (aggregate != Aggregate.QUANTILE) {
            return Double.NaN;
        }
        if (text == null || !text.matches("0(\\.[0-9]{1,9})?|1(\\.0{1,9})?")) {
            throw ApiProblem.badParameter("q", "a number from 0 to 1", text == null ? "" : text, "Give such as 0.95.");
        }
        return Double.parseDouble(text);
    }

    private static void rejectUnless(Context ctx, String name, boolean fits, String isFor) {
        if (!fits && ctx.queryParam(name) != null) {
            throw ApiProblem.badParameter(name, "none, it is for " + isFor, ctx.queryParam(name), "Leave it out.");
        }
    }

    private static String pattern(Context ctx, String name) {
        String filter = ctx.queryParam(name);
        if (filter != null && (filter.isEmpty() || filter.length() > MOST_FILTER)) {
            throw ApiProblem.badParameter(
                    name,
                    "a name, in which * stands for any text and ? for one character, of at most " + MOST_FILTER
                            + " characters",
                    filter,
                    "Give one such as orders*, or leave it out.");
        }
        return filter;
    }
}
