package io.takhin.topology.query;

import io.takhin.topology.history.History;
import io.takhin.topology.history.Metric;
import io.takhin.topology.history.NothingKnownException;
import io.takhin.topology.history.SeriesKey.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Arithmetic on the series of many things: one after the other is read, so memory is bounded. */
public final class SeriesQueries {

    /** A value a series and step: a thousand topics at the most steps there may be. */
    static final int MOST_VALUES = 10_000_000;

    /** All values of a quantile are held at once. */
    static final int MOST_HELD = 4_000_000;

    private static final Duration MOST_TIME = Duration.ofSeconds(20);

    private static final Map<Kind, String> WORDS =
            Map.of(Kind.TOPIC, "topics", Kind.BROKER, "brokers", Kind.PARTITION, "partitions", Kind.GROUP, "groups");

    private final SeriesQuestion question;
    private final SeriesReader reader;
    private final Combination combination;
    private final Ranking ranking;
    private final long startNanos = System.nanoTime();

    private SeriesQueries(History history, SeriesQuestion question, boolean isPercentile) {
        this.question = question;
        this.reader = new SeriesReader(history, question);
        Aggregate aggregate = question.aggregate();
        boolean isRate = question.rate() || Metric.isRate(question.metric());
        this.combination = aggregate.picks()
                ? null
                : new Combination(
                        aggregate,
                        question.quantile(),
                        question.partial(),
                        question.steps(),
                        isRate ? question.stepSeconds() : 0);
        this.ranking = aggregate.picks() ? new Ranking(aggregate, question.count(), isPercentile) : null;
    }

    /**
     * @param isPercentile whether the metric is one
     * @throws TooMuchException when it is too much for one answer
     * @throws NothingKnownException when there is no such topic
     */
    public static SeriesAnswer ask(History history, SeriesQuestion question, boolean isPercentile) {
        List<String> names = SeriesReader.names(history, question);
        requireModest(question, names.size());
        SeriesQueries queries = new SeriesQueries(history, question, isPercentile);
        int series = 0;
        for (String name : names) {
            series += queries.takeKnown(name) ? 1 : 0;
            queries.requireTime(series, names.size());
        }
        return queries.answer(series);
    }

    /** One series of all of these, though nothing may be known of some in this time. */
    static SeriesAnswer combined(History history, SeriesQuestion question, List<String> names) {
        SeriesQueries queries = new SeriesQueries(history, question, false);
        for (String name : names) {
            queries.take(queries.reader.readAny(name));
            queries.requireTime(names.size(), names.size());
        }
        return queries.answer(names.size());
    }

    private static void requireModest(SeriesQuestion question, int series) {
        boolean held = question.aggregate() == Aggregate.QUANTILE;
        long most = held ? MOST_HELD : MOST_VALUES;
        long values = (long) series * question.steps();
        if (values > most) {
            throw new TooMuchException(series + " series of " + question.steps() + " steps are " + values
                    + " values; at most " + most + " are taken into " + (held ? "a quantile." : "an answer."));
        }
    }

    private void requireTime(int read, int all) {
        if (System.nanoTime() - startNanos > MOST_TIME.toNanos()) {
            throw new TooMuchException(
                    "After " + MOST_TIME.toSeconds() + " s " + read + " of " + all + " series had been read.");
        }
    }

    /** False when there was no such thing in this time. */
    private boolean takeKnown(String name) {
        try {
            take(reader.read(name));
            return true;
        } catch (NothingKnownException e) {
            return false;
        }
    }

    private void take(OneSeries series) {
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
                reader.rollupSeconds(),
                WORDS.get(question.of()),
                question.metric(),
                reader.unit(),
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
            return reader.reason();
        }
        if (reader.reason() != null) {
            String then = question.partial()
                    ? "Where not all are known, a value is of those that are. "
                    : "Steps in which not all are known have no value. ";
            return then + reader.reason();
        }
        return combination.isIncomplete() ? "In some steps none of them was there." : null;
    }
}
