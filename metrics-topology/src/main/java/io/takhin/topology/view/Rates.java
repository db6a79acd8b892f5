package io.takhin.topology.view;

import io.takhin.topology.board.Coverage;
import io.takhin.topology.board.Coverage.Kind;
import io.takhin.topology.board.Coverage.Stream;
import io.takhin.topology.board.GroupTopicState;
import io.takhin.topology.board.TopicState;
import io.takhin.topology.board.TrafficState;
import io.takhin.topology.sketch.SpreadRing;
import java.util.Arrays;
import java.util.Map;

/** Rates of one topic, from the board's counters. NaN: unknown. */
final class Rates {

    private static final int WINDOW = RateRow.WINDOW_SECONDS;

    private final Moment moment;

    Rates(Moment moment) {
        this.moment = moment;
    }

    /** Until which second a stream of this kind and teller has told all of the topic. */
    private long until(Kind kind, int teller, TopicState topic) {
        long millis = moment.board().coverage().until(new Stream(kind, teller, topic.bucket()));
        return millis == Long.MIN_VALUE ? millis : Math.floorDiv(millis, 1000);
    }

    /** Since when all brokers have told; a controller that is no broker never does. */
    private long completeSince(Kind kind, TopicState topic) {
        return moment.present().stream()
                .mapToLong(broker -> moment.board().coverage().completeSince(new Stream(kind, broker, topic.bucket())))
                .max()
                .orElse(Long.MAX_VALUE);
    }

    /** Records appended in each of the last {@code seconds} seconds. */
    double[] produced(TopicState topic, int seconds) {
        Sum sum = new Sum(moment.second(), seconds);
        topic.appended().forEach((teller, appended) -> {
            Kind kind = teller < 0 ? Kind.COLLECTOR_PARTITIONS : Kind.PLUGIN_PARTITIONS;
            // a rate hangs on a teller of whose partitions nobody else has told since
            boolean expected = topic.isToldBy(teller);
            long until = expected ? until(kind, teller, topic) : Long.MIN_VALUE;
            sum.add(appended.ring(), 0, until, appended.fromBirth(), expected);
            if (appended.fromBirth()) {
                sum.addNothing(
                        Math.min(toldSince(kind, teller, topic), toldSince(Kind.COLLECTOR_PARTITIONS, -1, topic)));
            }
        });
        double[] points = sum.points();
        long doubtful = doubtfulSecond(topic);
        for (int i = 0; i < seconds; i++) {
            points[i] = moment.second() - seconds + i < doubtful ? points[i] : Double.NaN;
        }
        return points;
    }

    /** From when on the topic would have been told of by this teller, had it been there. */
    private long toldSince(Kind kind, int teller, TopicState topic) {
        return moment.board().coverage().firstCompleteSince(new Stream(kind, teller, topic.bucket()));
    }

    /**
     * From when on nobody knows what the topic took: its log is shorter than it was, and whether it was cut or is another
     * topic's, only the collector can tell, who is away. {@link Long#MAX_VALUE}: never.
     */
    private long doubtfulSecond(TopicState topic) {
        Coverage coverage = moment.board().coverage();
        long listed = coverage.until(new Stream(Kind.COLLECTOR_PARTITIONS, -1, topic.bucket()));
        boolean away = listed != Coverage.NONE && coverage.newestMillis() - listed > Coverage.BREAK_MILLIS;
        return away && isCut(topic) ? Math.floorDiv(listed, 1000) : Long.MAX_VALUE;
    }

    private static boolean isCut(TopicState topic) {
        for (int p = 0; p < topic.partitionCount(); p++) {
            long logEnd = topic.get(TopicState.Column.LOG_END, p);
            if (logEnd >= 0 && logEnd < topic.get(TopicState.Column.HIGHEST, p)) {
                return true;
            }
        }
        return false;
    }

    /** Bytes of each of the last {@code seconds} seconds over all brokers; column of {@link TrafficState}. */
    double[] bytes(TopicState topic, int column, int seconds) {
        if (!moment.pluginTellsAll()) {
            return unknown(seconds);
        }
        Sum sum = new Sum(moment.second(), seconds);
        sum.addNothing(completeSince(Kind.TRAFFIC, topic));
        moment.board().traffic().getOrDefault(topic.name(), Map.of()).forEach((broker, traffic) -> {
            boolean expected = moment.withPlugin().contains(broker);
            long until = expected ? until(Kind.TRAFFIC, broker, topic) : Long.MIN_VALUE;
            sum.add(traffic.ring(), column, until, traffic.fromBirth(), expected);
        });
        return sum.points();
    }

    /** Records that groups got past in each of the last {@code seconds} seconds; NaN where commits are still to come. */
    double[] fetched(TopicState topic, int seconds) {
        if (!moment.collector()) {
            return unknown(seconds);
        }
        double[] sums = told(moment.board().coverage(), topic.bucket(), moment.second() - seconds, seconds);
        for (GroupTopicState group : groups(topic)) {
            long settled = group.settledSecond(moment.second(), topic);
            SpreadRing ring = group.consumed();
            for (int i = 0; i < seconds; i++) {
                long second = moment.second() - seconds + i;
                sums[i] += second < settled ? ring.at(second) : Double.NaN;
            }
        }
        return sums;
    }

    /** 0 for the seconds from {@code start} on of which all groups' commits were told, else NaN. */
    static double[] told(Coverage coverage, int bucket, long start, int seconds) {
        double[] told = unknown(seconds);
        coverage.forEachSpan(new Stream(Kind.GROUPS, -1, bucket), (since, until) -> setTold(told, start, since, until));
        return told;
    }

    /** 0 for the seconds from {@code start} on that are within a span. */
    static void setTold(double[] told, long start, long sinceMillis, long untilMillis) {
        for (int i = 0; i < told.length; i++) {
            told[i] = start + i >= sinceMillis / 1000 && (start + i + 1) * 1000 <= untilMillis ? 0 : told[i];
        }
    }

    /** Since when all groups' commits on the topic are known; {@link Long#MAX_VALUE} when they aren't. */
    private long groupsSince(TopicState topic) {
        return moment.board().coverage().completeSince(new Stream(Kind.GROUPS, -1, topic.bucket()));
    }

    /** Records/s that groups got past, each group over the last seconds that are settled for it; NaN: unknown. */
    double fetchRate(TopicState topic) {
        if (!moment.collector() || groupsSince(topic) > (moment.second() - WINDOW) * 1000) {
            return Double.NaN;
        }
        double rate = 0;
        for (GroupTopicState group : groups(topic)) {
            long settled = group.settledSecond(moment.second(), topic);
            for (int i = 1; i <= WINDOW; i++) {
                rate += group.consumed().at(settled - i) / WINDOW;
            }
        }
        return rate;
    }

    private Iterable<GroupTopicState> groups(TopicState topic) {
        return moment.board()
                .groupsByTopic()
                .getOrDefault(topic.name(), Map.of())
                .values();
    }

    RateRow now(TopicState topic) {
        return new RateRow(
                mean(produced(topic, WINDOW)),
                known(fetchRate(topic)),
                mean(bytes(topic, TrafficState.BYTES_IN, WINDOW)),
                mean(bytes(topic, TrafficState.BYTES_OUT, WINDOW)));
    }

    static double[] unknown(int seconds) {
        double[] unknown = new double[seconds];
        Arrays.fill(unknown, Double.NaN);
        return unknown;
    }

    /** The mean of the last window of a series; null when any second of it is unknown. */
    static Double mean(double[] points) {
        double sum = 0;
        for (int i = points.length - WINDOW; i < points.length; i++) {
            sum += points[i];
        }
        return known(sum / WINDOW);
    }

    static Double known(double number) {
        return Double.isNaN(number) ? null : number;
    }

    Series series(double[] points) {
        return new Series((moment.second() - points.length) * 1000, 1000, points);
    }
}
