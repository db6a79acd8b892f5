package io.takhin.topology.query;

import io.takhin.broker.event.MetricTopic;
import io.takhin.topology.history.History;
import io.takhin.topology.history.HistoryAnswer;
import io.takhin.topology.history.HistoryAnswer.Values;
import io.takhin.topology.history.NothingKnownException;
import io.takhin.topology.history.SeriesKey.Kind;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The things that a question is about, and the series of one after the other. */
final class SeriesReader {

    private final History history;
    private final SeriesQuestion question;
    private final Presence presence;
    private final Set<String> metrics;
    private int rollupSeconds;
    private String unit = "";
    private String reason;

    SeriesReader(History history, SeriesQuestion question) {
        this(history, question, Presence.of(history, question));
    }

    SeriesReader(History history, SeriesQuestion question, Presence presence) {
        this.history = history;
        this.question = question;
        this.presence = presence;
        this.metrics = new HashSet<>(presence.signs());
        metrics.add(question.metric());
    }

    /** @throws NothingKnownException when there is no such topic */
    static List<String> names(History history, SeriesQuestion question) {
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
                .filter(name -> question.internal() || !isInternal(question, name))
                .toList();
    }

    private static boolean isInternal(SeriesQuestion question, String name) {
        return question.of() == Kind.TOPIC && MetricTopic.isInternal(name);
    }

    /** @throws NothingKnownException when there is no such thing, nor was in this time */
    OneSeries read(String name) {
        return series(name, history.ask(question.history(question.of(), name, metrics)));
    }

    /** As {@link #read}; unknown all the time where nothing is known of it in this time, but was in another. */
    OneSeries readAny(String name) {
        try {
            return read(name);
        } catch (NothingKnownException e) {
            return series(name, nothing());
        }
    }

    private HistoryAnswer nothing() {
        double[] values = new double[question.steps() + (question.rate() ? 1 : 0)];
        Arrays.fill(values, Double.NaN);
        Map<String, Values> none = new LinkedHashMap<>();
        metrics.forEach(metric -> none.put(metric, new Values("", values, null, null)));
        return new HistoryAnswer(
                question.clusterId(),
                question.fromMillis(),
                question.toMillis(),
                question.stepSeconds(),
                rollupSeconds,
                none,
                Map.of());
    }

    private OneSeries series(String name, HistoryAnswer answer) {
        Values values = answer.metrics().get(question.metric());
        rollupSeconds = answer.rollupSeconds();
        unit = question.rate() ? values.unit() + "/s" : values.unit();
        OneSeries told = new OneSeries(name, values.values(), there(answer, values, isInternal(question, name)));
        OneSeries series = question.rate() ? told.growth(question.stepSeconds()) : told;
        explain(series, answer);
        return series;
    }

    private boolean[] there(HistoryAnswer answer, Values values, boolean internal) {
        boolean[] there = new boolean[values.values().length];
        for (int step = 0; step < there.length; step++) {
            boolean known = !Double.isNaN(values.values()[step]);
            there[step] = known || !presence.isAbsent(answer, step, internal);
        }
        return there;
    }

    private void explain(OneSeries series, HistoryAnswer answer) {
        for (int step = 0; step < series.there().length && reason == null; step++) {
            if (series.there()[step] && Double.isNaN(series.values()[step])) {
                String why = answer.unknown()
                        .getOrDefault(question.metric(), question.rate() ? "The total began anew." : "It isn't known.");
                reason = "First " + series.name() + ": " + why;
            }
        }
    }

    /** Of what was read last; 0 before. */
    int rollupSeconds() {
        return rollupSeconds;
    }

    /** Empty before anything was read. */
    String unit() {
        return unit;
    }

    /** Why a step of one that was there isn't known; null when all are. */
    String reason() {
        return reason;
    }
}
