package io.takhin.topology.view;

import io.takhin.topology.board.Boards;
import io.takhin.topology.board.ClusterBoard;
import io.takhin.topology.board.Coverage;
import io.takhin.topology.board.TopicState;
import io.takhin.topology.history.Block;
import io.takhin.topology.history.PastStates;
import io.takhin.topology.history.Recent;
import io.takhin.topology.history.Seconds;
import io.takhin.topology.history.SeriesKey;
import io.takhin.topology.store.ViewStores;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The newest seconds, from the boards and from the views' past states. Thread-safe. */
public final class LiveSeconds implements Recent {

    private final Supplier<Boards> boards;
    private final IntSupplier bucketCount;
    private final PastStates past;

    public LiveSeconds(Supplier<Boards> boards, IntSupplier bucketCount, PastStates past) {
        this.boards = boards;
        this.bucketCount = bucketCount;
        this.past = past;
    }

    @Override
    public PastStates past() {
        return past;
    }

    @Override
    public int bucketCount() {
        return bucketCount.getAsInt();
    }

    @Override
    public long nowMillis(String clusterId) {
        return ask(clusterId, Long.MIN_VALUE, board -> {
            long second = Moment.of(board, bucketCount.getAsInt()).second();
            return second == Coverage.NONE ? second : second * 1000;
        });
    }

    @Override
    public Set<String> brokers(String clusterId) {
        return ask(clusterId, Set.of(), board -> board.brokers().keySet().stream()
                .map(String::valueOf)
                .collect(Collectors.toSet()));
    }

    @Override
    public Set<String> names(String clusterId, SeriesKey.Kind kind, String topic) {
        return ask(clusterId, Set.of(), board -> switch (kind) {
            case CLUSTER -> Set.of();
            case BROKER -> brokers(clusterId);
            case TOPIC -> Set.copyOf(board.topics().keySet());
            case GROUP ->
                board.groupsByTopic().values().stream()
                        .flatMap(groups -> groups.keySet().stream())
                        .collect(Collectors.toSet());
            case PARTITION ->
                IntStream.range(
                                0,
                                hasTopic(clusterId, topic)
                                        ? board.topics().get(topic).partitionCount()
                                        : 0)
                        .mapToObj(String::valueOf)
                        .collect(Collectors.toSet());
        });
    }

    @Override
    public Set<String> topicsOf(String clusterId, String group) {
        return ask(clusterId, Set.of(), board -> board.groupsByTopic().entrySet().stream()
                .filter(topic -> topic.getValue().containsKey(group))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Override
    public boolean hasTopic(String clusterId, String topic) {
        return ask(clusterId, false, board -> board.topics().containsKey(topic));
    }

    @Override
    public Block seconds(ViewStores view, String series, long startSecond, int count) {
        SeriesKey key = SeriesKey.parse(series);
        Past states = (stateKey, from, to, each) -> past.forEach(view, stateKey, from, to, each);
        Block none = Block.ofSeconds(startSecond, count);
        if (view == ViewStores.TOPICS) {
            return ask(key.clusterId(), none, board -> bucket(board, key)
                    .map(bucket -> of(new TopicsHistory(board, bucket, states), series, startSecond, count))
                    .orElse(none));
        }
        // these are told by events alone: nothing is read from the board
        ClusterBoard board = boards.get().find(key.clusterId()).orElse(null);
        Seconds seconds =
                view == ViewStores.HEALTH ? new HealthSeconds(board, states) : new LatencySeconds(board, states);
        return of(seconds, series, startSecond, count);
    }

    private static Block of(Seconds seconds, String series, long startSecond, int count) {
        return seconds.of(series, startSecond, count, part -> of(seconds, part, startSecond, count));
    }

    /** The partition of the metric topics that tells of a series; empty when the topic is gone. */
    private static Optional<Integer> bucket(ClusterBoard board, SeriesKey key) {
        return switch (key.kind()) {
            case CLUSTER, BROKER -> Optional.of(Integer.parseInt(key.part()));
            case GROUP -> Optional.ofNullable(board.topics().get(key.part())).map(TopicState::bucket);
            default -> Optional.ofNullable(board.topics().get(key.name())).map(TopicState::bucket);
        };
    }

    private <T> T ask(String clusterId, T otherwise, Function<ClusterBoard, T> question) {
        ClusterBoard board = boards.get().find(clusterId).orElse(null);
        if (board == null) {
            return otherwise;
        }
        synchronized (board) {
            return question.apply(board);
        }
    }
}
