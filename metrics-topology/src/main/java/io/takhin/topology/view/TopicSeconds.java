package io.takhin.topology.view;

import io.takhin.broker.event.MetricTopic;
import io.takhin.topology.board.ClusterBoard;
import io.takhin.topology.board.Coverage;
import io.takhin.topology.board.Coverage.Kind;
import io.takhin.topology.board.Coverage.Stream;
import io.takhin.topology.board.GroupTopicState;
import io.takhin.topology.board.RecentTimeLag;
import io.takhin.topology.board.Sums;
import io.takhin.topology.board.TopicState;
import io.takhin.topology.board.TrafficState;
import io.takhin.topology.history.Block;
import io.takhin.topology.history.Metric;
import io.takhin.topology.history.SeriesKey;
import io.takhin.topology.sketch.SpreadRing;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Seconds of topics and of groups on them, from the board, by what one partition of the metric topics told. */
final class TopicSeconds {

    private final ClusterBoard board;
    private final int bucket;
    private final long start;
    private final int count;

    /** @param start the first second */
    TopicSeconds(ClusterBoard board, int bucket, long start, int count) {
        this.board = board;
        this.bucket = bucket;
        this.start = start;
        this.count = count;
    }

    Block topic(String name) {
        Block block = Block.ofSeconds(start, count);
        TopicState topic = board.topics().get(name);
        if (topic == null) {
            return block;
        }
        Rates rates = new Rates(moment());
        double[] produced = rates.produced(topic, count);
        block.set(Metric.PRODUCE_RATE, produced);
        block.set(Metric.LOG_END, logEnds(topic, produced));
        block.set(Metric.PRODUCE_BYTES, rates.bytes(topic, TrafficState.BYTES_IN, count));
        block.set(Metric.FETCH_BYTES, rates.bytes(topic, TrafficState.BYTES_OUT, count));
        Map<String, GroupTopicState> groups = board.groupsByTopic().getOrDefault(name, Map.of());
        block.set(Metric.FETCH_RATE, consumed(topic, groups));
        block.set(Metric.LAG, lags(groups));
        return block;
    }

    /**
     * Brokers are expected that are registered, told or not; of one that isn't any more nothing more is expected than what it
     * told. Freshness is not asked for: it is of another moment than these seconds.
     */
    private Moment moment() {
        Set<Integer> present = board.clusterState() == null
                ? board.brokers().keySet()
                : Arrays.stream(board.clusterState().brokers()).boxed().collect(Collectors.toCollection(TreeSet::new));
        Set<Integer> withPlugin = present.stream()
                .filter(broker -> board.coverage().until(new Stream(Kind.TRAFFIC, broker, bucket)) >= start * 1000)
                .collect(Collectors.toCollection(TreeSet::new));
        return new Moment(board, start + count, present, withPlugin, true, 0);
    }

    /** The sum of log ends at the end of each second, as far as {@code produced} is known: so its differences are those. */
    private long[] logEnds(TopicState topic, double[] produced) {
        long now = 0;
        for (int p = 0; p < topic.partitionCount(); p++) {
            now = Sums.plus(now, Math.max(0, topic.get(TopicState.Column.HIGHEST, p)));
        }
        long[] ends = new long[count];
        Arrays.fill(ends, now == Sums.UNKNOWN ? Block.UNKNOWN : now);
        topic.appended().values().forEach(appended -> {
            for (int i = 0; i < count; i++) {
                long end = Math.max(start + i + 1, appended.ring().firstSecond());
                double since = appended.ring().growth(0, end, Long.MAX_VALUE, Long.MAX_VALUE);
                boolean known = ends[i] != Block.UNKNOWN && !Double.isNaN(since);
                ends[i] = known ? ends[i] - (long) since : Block.UNKNOWN;
            }
        });
        for (int i = 0; i < count; i++) {
            ends[i] = Double.isNaN(produced[i]) ? Block.UNKNOWN : ends[i];
        }
        return ends;
    }

    private double[] consumed(TopicState topic, Map<String, GroupTopicState> groups) {
        double[] sums = told();
        groups.values().forEach(group -> add(sums, group, topic));
        return sums;
    }

    /** 0 for the seconds of which all groups' commits were told, else NaN. */
    private double[] told() {
        return Rates.told(board.coverage(), bucket, start, count);
    }

    private void add(double[] sums, GroupTopicState group, TopicState topic) {
        long told = board.coverage().until(new Stream(Kind.GROUPS, -1, bucket));
        long settled = topic == null ? Long.MAX_VALUE : group.settledSecond(Math.floorDiv(told, 1000), topic);
        SpreadRing ring = group.consumed();
        for (int i = 0; i < count; i++) {
            sums[i] += start + i < settled ? ring.at(start + i) : Double.NaN;
        }
    }

    /** The furthest behind of the groups, those whose lag is known. A second ends with the tick that begins the next. */
    private long[] lags(Map<String, GroupTopicState> groups) {
        long[] lags = new long[count];
        Arrays.fill(lags, Block.UNKNOWN);
        groups.forEach((group, state) -> {
            for (int i = 0; i < count && !MetricTopic.isInternal(group); i++) {
                double lag = state.recentLag(start + i + 1);
                lags[i] = Double.isNaN(lag) ? lags[i] : Math.max(lags[i], (long) lag);
            }
        });
        return lags;
    }

    Block group(SeriesKey key) {
        Block block = Block.ofSeconds(start, count);
        GroupTopicState group =
                board.groupsByTopic().getOrDefault(key.part(), Map.of()).get(key.name());
        if (group == null) {
            return block;
        }
        double[] consumed = told();
        add(consumed, group, board.topics().get(key.part()));
        block.set(Metric.CONSUMED_RATE, consumed);
        block.set(Metric.LAG, lags(Map.of("", group)));
        block.set(Metric.TIME_LAG, timeLags(group.recentTimeLag()));
        return block;
    }

    private long[] timeLags(RecentTimeLag recent) {
        long[] steps = new long[count];
        for (int i = 0; i < count; i++) {
            long millis = recent.at(start + i + 1);
            steps[i] = millis < 0 ? Block.UNKNOWN : millis;
        }
        return steps;
    }

    /** Bytes in and out of one broker, over the user topics of this bucket. */
    Block broker(int broker) {
        Block block = Block.ofSeconds(start, count);
        block.set(Metric.PRODUCE_BYTES, bytes(broker, TrafficState.BYTES_IN));
        block.set(Metric.FETCH_BYTES, bytes(broker, TrafficState.BYTES_OUT));
        return block;
    }

    private double[] bytes(int broker, int column) {
        Stream stream = new Stream(Kind.TRAFFIC, broker, bucket);
        long until = board.coverage().until(stream);
        long untilSecond = until == Coverage.NONE ? until : Math.floorDiv(until, 1000);
        Sum sum = new Sum(start + count, count);
        sum.addNothing(board.coverage().completeSince(stream));
        for (TopicState topic : userTopics()) {
            TrafficState traffic =
                    board.traffic().getOrDefault(topic.name(), Map.of()).get(broker);
            if (traffic != null) {
                sum.add(traffic.ring(), column, untilSecond, traffic.fromBirth(), true);
            }
        }
        double[] points = sum.points();
        for (int i = 0; i < count; i++) {
            points[i] = start + i < untilSecond ? points[i] : Double.NaN;
        }
        return points;
    }

    private List<TopicState> userTopics() {
        return board.topics().values().stream()
                .filter(topic -> topic.bucket() == bucket && !topic.internal())
                .toList();
    }

    /**
     * The sum over all user topics of this bucket.
     *
     * @param more topics that were deleted lately
     * @param parts what the topics' seconds hold
     */
    Block cluster(Set<String> more, Function<String, Block> parts) {
        Map<Metric, double[]> sums = new EnumMap<>(Metric.class);
        sums.put(Metric.PRODUCE_RATE, partitionsTold());
        sums.put(Metric.FETCH_RATE, told());
        sums.put(Metric.PRODUCE_BYTES, trafficTold());
        sums.put(Metric.FETCH_BYTES, trafficTold());
        Set<String> names = new TreeSet<>(more);
        userTopics().forEach(topic -> names.add(topic.name()));
        for (String name : names) {
            Block topic = parts.apply(SeriesKey.topic(board.clusterId(), name).text());
            boolean left = !board.topics().containsKey(name);
            sums.forEach((metric, sum) -> add(sum, metric, topic, left));
        }
        Block block = Block.ofSeconds(start, count);
        sums.forEach(block::set);
        return block;
    }

    /** @param left nothing more is expected of a topic that was deleted than what it told */
    private void add(double[] sum, Metric metric, Block topic, boolean left) {
        boolean ended = left;
        for (int i = count - 1; i >= 0; i--) {
            long part = topic == null ? Block.UNKNOWN : topic.number(metric, i);
            ended &= part == Block.UNKNOWN;
            sum[i] += !ended && part == Block.UNKNOWN ? Double.NaN : ended ? 0 : part / (double) metric.scale();
        }
    }

    /** 0 for the seconds in which a topic, if there were one, would have been told of; else NaN. */
    private double[] partitionsTold() {
        double[] told = Rates.unknown(count);
        for (Kind kind : List.of(Kind.PLUGIN_PARTITIONS, Kind.COLLECTOR_PARTITIONS)) {
            board.coverage().forEachComplete(kind, bucket, (since, until) -> Rates.setTold(told, start, since, until));
        }
        return told;
    }

    /** 0 for the seconds in which all brokers told what flows; else NaN. */
    private double[] trafficTold() {
        Moment moment = moment();
        double[] told = moment.pluginTellsAll() ? new double[count] : Rates.unknown(count);
        for (Integer broker : moment.withPlugin()) {
            long since = board.coverage().completeSince(new Stream(Kind.TRAFFIC, broker, bucket));
            for (int i = 0; i < count; i++) {
                told[i] = start + i >= since / 1000 ? told[i] : Double.NaN;
            }
        }
        return told;
    }
}
