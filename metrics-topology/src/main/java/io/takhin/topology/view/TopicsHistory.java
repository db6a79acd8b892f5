package io.takhin.topology.view;

import io.takhin.topology.board.ClusterBoard;
import io.takhin.topology.board.StoredTopic;
import io.takhin.topology.board.TopicState;
import io.takhin.topology.history.Block;
import io.takhin.topology.history.HeldGauge;
import io.takhin.topology.history.Metric;
import io.takhin.topology.history.Seconds;
import io.takhin.topology.history.SeriesKey;
import io.takhin.topology.store.Rollup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * History of what one partition of the metric topics tells of: topics, groups on them, and its part of brokers' bytes and of
 * the cluster.
 */
final class TopicsHistory implements Seconds {

    /** A deleted topic's last seconds are part of the cluster's. */
    private static final long LEFT_MILLIS = 300_000;

    /** A topic is told of that often, changed or not. */
    static final long FULL_SECONDS = 15;

    private final ClusterBoard board;
    private final int bucket;
    private final Past past;
    private final Map<String, Long> left = new HashMap<>();

    /** @param past the stored states of topics */
    TopicsHistory(ClusterBoard board, int bucket, Past past) {
        this.board = board;
        this.bucket = bucket;
        this.past = past;
    }

    @Override
    public void left(String series, long atMillis) {
        left.values().removeIf(millis -> millis < atMillis - LEFT_MILLIS);
        left.put(SeriesKey.parse(series).name(), atMillis);
    }

    @Override
    public List<String> series() {
        List<String> series = new ArrayList<>();
        for (TopicState topic : board.topics().values()) {
            if (topic.bucket() == bucket) {
                series.add(SeriesKey.topic(board.clusterId(), topic.name()).text());
                board.groupsByTopic()
                        .getOrDefault(topic.name(), Map.of())
                        .keySet()
                        .forEach(group -> series.add(SeriesKey.group(board.clusterId(), group, topic.name())
                                .text()));
            }
        }
        board.brokers()
                .keySet()
                .forEach(broker -> series.add(
                        SeriesKey.broker(board.clusterId(), broker, bucket).text()));
        series.add(SeriesKey.cluster(board.clusterId(), bucket).text());
        return series;
    }

    @Override
    public Block of(String series, long startSecond, int count, Function<String, Block> parts) {
        SeriesKey key = SeriesKey.parse(series);
        TopicSeconds seconds = new TopicSeconds(board, bucket, startSecond, count);
        return switch (key.kind()) {
            case TOPIC -> seconds.topic(key.name()).set(Metric.SIZE_BYTES, sizes(key.name(), startSecond, count));
            case GROUP -> seconds.group(key);
            case BROKER -> seconds.broker(Integer.parseInt(key.name()));
            case CLUSTER -> seconds.cluster(left.keySet(), parts);
            case PARTITION ->
                partitions(key.name(), startSecond * 1000, 1000, count)
                        .getOrDefault(Integer.parseInt(key.part()), Block.ofSeconds(startSecond, count));
        };
    }

    private Map<Integer, Block> partitions(String topic, long startMillis, long stepMillis, int count) {
        return PartitionSteps.read(past, board.clusterId(), topic, startMillis, stepMillis, count);
    }

    @Override
    public Map<String, Block> tens(String series, long startMillis) {
        SeriesKey key = SeriesKey.parse(series);
        Map<String, Block> blocks = new HashMap<>();
        if (key.kind() == SeriesKey.Kind.TOPIC) {
            partitions(key.name(), startMillis, Rollup.TENS.stepMillis(), Rollup.STEPS)
                    .forEach((partition, block) -> blocks.put(partition(key, partition), block));
        }
        return blocks;
    }

    @Override
    public List<String> below(String series) {
        SeriesKey key = SeriesKey.parse(series);
        List<String> below = new ArrayList<>();
        TopicState topic = key.kind() == SeriesKey.Kind.TOPIC ? board.topics().get(key.name()) : null;
        for (int p = 0; topic != null && p < topic.partitionCount(); p++) {
            below.add(partition(key, p));
        }
        return below;
    }

    private static String partition(SeriesKey topic, int partition) {
        return SeriesKey.partition(topic.clusterId(), topic.name(), partition).text();
    }

    /** What the logs take at the end of each second. */
    private long[] sizes(String topic, long startSecond, int count) {
        HeldGauge sizes = new HeldGauge(startSecond, count, FULL_SECONDS);
        past.forEach(
                View.key(board.clusterId(), topic),
                (startSecond - FULL_SECONDS) * 1000,
                (startSecond + count + 1) * 1000 - 1,
                (atMillis, state) -> {
                    long bytes = StoredTopic.of(state).sizeBytes();
                    sizes.told(Math.floorDiv(atMillis, 1000), bytes < 0 ? Block.UNKNOWN : bytes);
                });
        return sizes.steps();
    }

    @Override
    public Set<Metric> expected(String series) {
        return switch (SeriesKey.parse(series).kind()) {
            case TOPIC, CLUSTER -> Set.of(Metric.PRODUCE_RATE);
            case GROUP -> Set.of(Metric.CONSUMED_RATE);
            default -> Set.of();
        };
    }
}
