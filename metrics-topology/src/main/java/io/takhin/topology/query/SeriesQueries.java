package io.takhin.topology.query;

import io.takhin.broker.event.MetricTopic;
import io.takhin.topology.history.History;
import io.takhin.topology.history.HistoryAnswer;
import io.takhin.topology.history.HistoryAnswer.Values;
import io.takhin.topology.history.HistoryQuery;
import io.takhin.topology.history.Metric;
import io.takhin.topology.history.NothingKnownException;
import io.takhin.topology.history.SeriesKey.Kind;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Arithmetic on the series of many things: one after the other is read, so memory is bounded. */
public final class SeriesQueries {

    /** A value a series and step: a thousand topics at the most steps there may be. */
    static final int MOST_VALUES = 10_000_000;

    /** All values of a quantile are held at once. */
    static final int MOST_HELD = 4_000_000;

    private static final Duration MOST_TIME = Duration.ofSeconds(20);

    private static final Map<Kind, String> WORDS =
            Map.of(Kind.TOPIC, "topics", Kind.BROKER, "brokers", Kind.PARTITION, "partitions", Kind.GROUP, "groups");

    private final History history;
    private final SeriesQuestion question;
    private final Combination combination;
    private final Ranking ranking;
    private final long startNanos = System.nanoTime();
    private int rollupSeconds;
    private String unit = "";
    private String reason;

    private SeriesQueries(History history, SeriesQuestion question, boolean isPercentile) {
        this.history = history;
        this.question = question;
        Aggregate aggregate = question.aggregate();
        boolean isRate = question.rate() || Metric.isRate(question.metric());
        this.combination = aggregate.picks()
                ? null
                : new Combination(
                        aggregate, question.quantile(), question.steps(), isRate ? question.stepSeconds() : 0);
        this.ranking = aggregate.picks() ? new Ranking(aggregate, question.count(), isPercentile) : null;
    }

    /**
     * @param isPercentile whether the metric is one
     * @throws TooMuchException when it is too much for one answer
     * @throws NothingKnownException when there is no such topic
     */
    public static SeriesAnswer ask(History history, SeriesQuestion question, boolean isPercentile) {
        return new SeriesQueries(history, question, isPercentile).answer();
    }

    private SeriesAnswer answer() {
        Collection<String> names = names();
        requireModest(names.size());
        Presence presence = Presence.of(history, question);
        int series = 0;
        for (String name : names) {
            series += read(name, presence) ? 1 : 0;
            if (System.nanoTime() - startNanos > MOST_TIME.toNanos()) {
                throw new TooMuchException("After " + MOST_TIME.toSeconds() + " s " + series + " of " + names.size()
                        + " series had been read.");
            }
        }
        return answer(series);
    }

    private List<String> names() {
        Glob glob = new Glob(question.filter() == null ? "*" : question.filter());
        Glob excluded = question.exclude() == null ? null : new Glob(question.exclude());
        Collection<String> all = history.names(
                question.of(), question.clusterId(), question.topic(), question.fromMillis(), question.toMillis());
        if (all.isEmpty() && question.of() == Kind.PARTITION) {
            throw new NothingKnownException(
                    "There is no topic \"" + question.topic() + "\", and no history of it in this time.");
        }
        return all.stream()
                .filter(glob::matches)
                .filter(name -> excluded == null || !excluded.matches(name))
                .filter(name -> question.of() != Kind.GROUP || !MetricTopic.isInternal(name))
                .filter(name -> question.internal() || !isInternal(name))
                .toList();
    }

    private boolean isInternal(String name) {
        return question.of() == Kind.TOPIC && MetricTopic.isInternal(name);
    }

    private void requireModest(int series) {
        boolean held = question.aggregate() == Aggregate.QUANTILE;
        long most = held ? MOST_HELD : MOST_VALUES;
        long values = (long) series * question.steps();
        if (values > most) {
            throw new TooMuchException(series + " series of " + question.steps() + " steps are " + values
                    + " values; at most " + most + " are taken into " + (held ? "a quantile." : "an answer."));
        }
    }

    /** False when there was no such thing in this time. */
    private boolean read(String name, Presence presence) {
        Set<String> metrics = new HashSet<>(presence.signs());
        metrics.add(question.metric());
        HistoryAnswer answer;
        try {
            HistoryQuery query = question.history(question.of(), name, metrics);
            answer = history.ask(query);
        } catch (NothingKnownException e) {
            return false;
        }
        Values values = answer.metrics().get(question.metric());
        rollupSeconds = answer.rollupSeconds();
        unit = question.rate() ? values.unit() + "/s" : values.unit();
        OneSeries told = new OneSeries(name, values.values(), there(answer, values, presence, isInternal(name)));
        take(question.rate() ? told.growth(question.stepSeconds()) : told, answer);
        return true;
    }

    private static boolean[] there(HistoryAnswer answer, Values values, Presence presence, boolean internal) {
        boolean[] there = new boolean[values.values().length];
        for (int step = 0; step < there.length; step++) {
            boolean known = !Double.isNaN(values.values()[step]);
            there[step] = known || !presence.isAbsent(answer, step, internal);
        }
        return there;
    }

    private void take(OneSeries series, HistoryAnswer answer) {
        for (int step = 0; step < series.there().length && reason == null; step++) {
            if (series.there()[step] && Double.isNaN(series.values()[step])) {
                String why = answer.unknown()
                        .getOrDefault(question.metric(), question.rate() ? "The total began anew." : "It isn't known.");
                reason = "First " + series.name() + ": " + why;
            }
        }
        if (ranking == null) {
            combination.add(series);
        } else {
            ranking.add(series);
        }
    }

    private SeriesAnswer answer(int series) {
        boolean one = combination != null;
        return new SeriesAnswer(
                question.clusterId(),
                question.fromMillis(),
                question.toMillis(),
                question.stepSeconds(),
                rollupSeconds,
                WORDS.get(question.of()),
                question.metric(),
                unit,
                question.aggregate().word(),
                series,
                one ? combination.values() : null,
                one ? combination.known() : null,
                one ? combination.asked() : null,
                one ? null : ranking.rankedBy(),
                one ? null : ranking.items(),
                one ? null : ranking.unranked(),
                why(series));
    }

    private String why(int series) {
        if (series == 0) {
            return "There are no such " + WORDS.get(question.of()) + ", nor were any in this time.";
        }
        if (combination == null) {
            return reason;
        }
        if (reason != null) {
            return "Steps in which not all are known have no value. " + reason;
        }
        return combination.isIncomplete() ? "In some steps none of them was there." : null;
    }
}
