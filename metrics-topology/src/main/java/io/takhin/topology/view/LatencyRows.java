package io.takhin.topology.view;

import io.takhin.broker.event.RequestLatency;
import io.takhin.topology.board.Coverage.Kind;
import io.takhin.topology.board.LatencyBoard;
import io.takhin.topology.sketch.CounterRing;
import io.takhin.topology.sketch.LatencyRing;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongToDoubleFunction;
import org.HdrHistogram.Histogram;

/** The latencies of a board as rows. */
final class LatencyRows {

    private static final double MILLIS_PER_SECOND = 1000;
    private static final int SECONDS = CounterRing.SECONDS;

    private final Moment moment;
    private final LatencyBoard board;

    LatencyRows(Moment moment) {
        this.moment = moment;
        this.board = moment.board().latency();
    }

    Latency latency() {
        List<RequestLatency> heard = board.lastByBroker().values().stream()
                .filter(event -> moment.board().coverage().isFresh(Kind.LATENCY, event.brokerId()))
                .toList();
        if (heard.isEmpty()) {
            String reason = "No broker reports request latency: it needs the Takhin plugin on the brokers.";
            return new Latency(Latency.Kind.unknown, reason, past(LatencyBoard.PRODUCE), past(LatencyBoard.FETCH));
        }
        if (heard.stream().anyMatch(RequestLatency::approximate)) {
            String reason =
                    "A broker's histogram could not be replaced: its own decaying percentiles, the worst broker's.";
            return new Latency(
                    Latency.Kind.approximate,
                    reason,
                    approximate(heard, LatencyBoard.PRODUCE),
                    approximate(heard, LatencyBoard.FETCH));
        }
        long reporting = heard.stream()
                .filter(event -> moment.present().contains(event.brokerId()))
                .count();
        boolean all = reporting >= moment.present().size();
        String reason = all
                ? null
                : "Reported by " + reporting + " of " + moment.present().size() + " brokers.";
        Latency.Kind kind = all ? Latency.Kind.exact : Latency.Kind.approximate;
        return new Latency(kind, reason, row(LatencyBoard.PRODUCE), row(LatencyBoard.FETCH));
    }

    private LatencyRow row(String request) {
        return row(request, window(request));
    }

    /** The series only: nobody tells how long requests take now. */
    private LatencyRow past(String request) {
        return row(request, null);
    }

    private Histogram window(String request) {
        return board.of(request).merged(moment.second() - LatencyRow.WINDOW_SECONDS, moment.second());
    }

    private LatencyRow row(String request, Histogram window) {
        LatencyRing ring = board.of(request);
        return new LatencyRow(
                window == null ? null : window.getTotalCount(),
                percentile(window, 50),
                percentile(window, 95),
                percentile(window, 99),
                series(second -> ring.percentileAt(0, second)),
                series(second -> ring.percentileAt(1, second)),
                series(second -> ring.percentileAt(2, second)),
                series(ring::countAt));
    }

    private static Double percentile(Histogram window, double percentile) {
        return window == null || window.getTotalCount() == 0
                ? null
                : Double.valueOf(window.getValueAtPercentile(percentile) / MILLIS_PER_SECOND);
    }

    private Series series(LongToDoubleFunction at) {
        double[] points = new double[SECONDS];
        long from = moment.second() - SECONDS;
        for (int i = 0; i < SECONDS; i++) {
            points[i] = at.applyAsDouble(from + i);
        }
        return new Series(from * 1000, 1000, points);
    }

    /** The worst of the brokers' own percentiles, and of what the others recorded together. */
    private LatencyRow approximate(List<RequestLatency> heard, String request) {
        Series none = series(second -> Double.NaN);
        boolean anyExact = heard.stream().anyMatch(event -> !event.approximate());
        Histogram exact = anyExact ? window(request) : null;
        return new LatencyRow(
                null,
                worst(heard, request, RequestLatency::p50Millis, percentile(exact, 50)),
                worst(heard, request, RequestLatency::p95Millis, percentile(exact, 95)),
                worst(heard, request, RequestLatency::p99Millis, percentile(exact, 99)),
                none,
                none,
                none,
                none);
    }

    private static Double worst(
            List<RequestLatency> heard, String request, Function<RequestLatency, double[]> column, Double exact) {
        double worst = exact == null ? Double.NaN : exact;
        for (RequestLatency event : heard) {
            for (int i = 0; event.approximate() && i < event.requests().length; i++) {
                if (event.requests()[i].equals(request) && LatencyBoard.isTotal(event, i) && event.counts()[i] > 0) {
                    double value = column.apply(event)[i] / MILLIS_PER_SECOND;
                    worst = Double.isNaN(worst) ? value : Math.max(worst, value);
                }
            }
        }
        return Rates.known(worst);
    }
}
