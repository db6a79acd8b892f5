package io.takhin.server;

import io.takhin.topology.history.History;
import io.takhin.topology.history.HistoryAnswer;
import io.takhin.topology.history.HistoryAnswer.Values;
import io.takhin.topology.history.HistoryAwayException;
import io.takhin.topology.history.HistoryQuery;
import io.takhin.topology.history.NothingKnownException;
import io.takhin.topology.history.SeriesKey.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * A history of any length that needs no room: topic {@code t<i>} has {@code i * 1000} and the minute of the day, and each fifth
 * step isn't known. {@code t0} came in the middle of the month.
 */
final class MinutesHistory implements History {

    static final long MONTH_MILLIS = 30 * 86_400_000L;
    static final long TO_MILLIS = Samples.AT_MILLIS / 60_000 * 60_000;

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger mostSteps = new AtomicInteger();
    private volatile int failsAfter = Integer.MAX_VALUE;
    private volatile int topics;

    MinutesHistory(int topics) {
        this.topics = topics;
    }

    void topics(int count) {
        topics = count;
    }

    void failsAfter(int questions) {
        failsAfter = questions;
    }

    int asked() {
        return asked.get();
    }

    /** Of one question. */
    int mostSteps() {
        return mostSteps.get();
    }

    @Override
    public SortedSet<String> names(Kind kind, String clusterId, String topic, long from, long to) {
        return new TreeSet<>(IntStream.range(0, topics).mapToObj(i -> "t" + i).toList());
    }

    @Override
    public HistoryAnswer ask(HistoryQuery query) {
        int steps = (int) ((query.toMillis() - query.fromMillis()) / (query.stepSeconds() * 1000L));
        mostSteps.accumulateAndGet(steps, Math::max);
        if (asked.incrementAndGet() > failsAfter) {
            throw new HistoryAwayException("The stores are away.", null);
        }
        if (query.name().equals("t0") && query.toMillis() <= TO_MILLIS - MONTH_MILLIS / 2) {
            throw new NothingKnownException("There is no topic \"t0\".");
        }
        Map<String, Values> metrics = new LinkedHashMap<>();
        double[] values = values(query, steps);
        new TreeSet<>(query.metrics()).forEach(name -> metrics.put(name, new Values("records/s", values, null, null)));
        return new HistoryAnswer(
                query.clusterId(), query.fromMillis(), query.toMillis(), query.stepSeconds(), 60, metrics, Map.of());
    }

    private static double[] values(HistoryQuery query, int steps) {
        double base = query.name().isEmpty() ? 0 : Integer.parseInt(query.name().substring(1)) * 1000;
        return IntStream.range(0, steps)
                .mapToLong(step -> query.fromMillis() / 1000 + step * (long) query.stepSeconds())
                .mapToDouble(second -> isUnknown(query, second) ? Double.NaN : base + second / 60 % 1440)
                .toArray();
    }

    private static boolean isUnknown(HistoryQuery query, long second) {
        boolean notYet = query.name().equals("t0") && second * 1000 < TO_MILLIS - MONTH_MILLIS / 2;
        return notYet || second / query.stepSeconds() % 5 == 0;
    }
}
