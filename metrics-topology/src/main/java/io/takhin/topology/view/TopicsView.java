package io.takhin.topology.view;

import io.takhin.broker.event.MetricEvent;
import io.takhin.broker.event.PartitionState;
import io.takhin.broker.event.Source;
import io.takhin.topology.board.ClusterBoard;
import io.takhin.topology.board.Coverage;
import io.takhin.topology.board.Coverage.Kind;
import io.takhin.topology.board.Coverage.Stream;
import io.takhin.topology.board.TopicState;
import io.takhin.topology.history.Annotation;
import io.takhin.topology.history.Seconds;
import io.takhin.topology.history.SeriesKey;
import io.takhin.topology.store.StateReader;
import io.takhin.topology.store.ViewStores;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.stream.Collectors;

/**
 * Topics and their partitions: offsets, sizes, replicas, and records appended per second.
 *
 * <p>Input: {@link PartitionState} of the brokers' plugins and of the collector. Key: cluster and topic. State:
 * {@link TopicState}, columns over all partitions. Where a partition's leader has the plugin, its offsets are taken and
 * the collector's are not: one teller a partition, so nothing is counted twice.
 */
public final class TopicsView extends View {

    /** A topic that nobody told of for so long is gone, though the collector never listed it. */
    private static final long FORGOTTEN_MILLIS = 30_000;

    /** In a key's second place, before the topic: log ends in time. */
    static final String HISTORY = "\u0001history";

    private final TopicChanges changes = new TopicChanges();

    /** The topics of this task, by cluster. */
    private final Map<ClusterBoard, Set<String>> mine = new WeakHashMap<>();

    public TopicsView(ViewContext context) {
        super(ViewStores.TOPICS, context);
    }

    @Override
    void restore(ClusterBoard board, String key, String[] parts, byte[] current) {
        if (parts[1].equals(HISTORY)) {
            return;
        }
        TopicState topic = new TopicState(parts[1], bucket());
        byte[] histories = store().get(historyKey(board, parts[1]));
        if (histories != null) {
            topic.decodeHistories(histories);
        }
        board.topics().put(parts[1], topic);
        mine(board).add(parts[1]);
        replay(key, current, new StateReader(current).getLong(), topic::decode);
        if (board.groupsByTopic().containsKey(parts[1])) {
            topic.keepHistory(board.hasManyHistories());
        }
    }

    @Override
    boolean isOnBoard(ClusterBoard board, String[] parts) {
        return board.topics().containsKey(parts[1].equals(HISTORY) ? parts[2] : parts[1]);
    }

    @Override
    void apply(ClusterBoard board, MetricEvent event) {
        if (event instanceof PartitionState partitions) {
            apply(board, partitions);
        }
    }

    @Override
    Set<Kind> recordedFrom() {
        return Set.of(Kind.PLUGIN_PARTITIONS, Kind.COLLECTOR_PARTITIONS);
    }

    @Override
    Seconds seconds(ClusterBoard board) {
        return new TopicsHistory(board, bucket(), store()::forEachPast);
    }

    private void apply(ClusterBoard board, PartitionState event) {
        Kind kind = event.source() == Source.PLUGIN ? Kind.PLUGIN_PARTITIONS : Kind.COLLECTOR_PARTITIONS;
        Stream stream = new Stream(kind, event.brokerId(), bucket());
        if (event.source() == Source.COLLECTOR
                && !takes(board, stream, event.collectorId(), event.atMillis(), event.full())) {
            return;
        }
        long until = board.coverage().until(stream);
        if (event.atMillis() <= until) {
            late();
            return;
        }
        long complete = board.coverage().completeUntil(stream, 0, 0);
        long covered = until == Coverage.NONE ? until : Math.max(until, startOf(board, event));
        HandOver handOver = new HandOver(board, event, bucket());
        int row = 0;
        while (row < event.partitions().length) {
            row = applyTopic(board, handOver, row, covered, complete);
        }
        if (event.last()) {
            cover(board, stream, 0, event.atMillis(), event.full());
            writeHistories(board, event.atMillis());
            if (event.full() && event.source() == Source.COLLECTOR) {
                removeUnlisted(board, event.atMillis());
            }
        }
    }

    /** When the teller's broker started, for nothing is appended while it is down; always before the event itself. */
    private static long startOf(ClusterBoard board, PartitionState event) {
        return Math.min(event.epochMillis() - board.clocks().offsetMillis(event.brokerId()), event.atMillis() - 1);
    }

    /**
     * Takes the rows of one topic, which follow each other; gives the row after them.
     *
     * @param until here the teller last told, or later: when its broker started
     */
    private int applyTopic(ClusterBoard board, HandOver handOver, int first, long until, long complete) {
        PartitionState event = handOver.event();
        int index = event.topicIndexes()[first];
        String name = event.topics()[index];
        String id = event.topicIds().length == 0 ? "" : event.topicIds()[index];
        TopicState topic = board.topics().get(name);
        long covered = until;
        boolean over = false;
        boolean another = topic != null && topic.isAnother(id);
        if (another) {
            annotate(board, event.atMillis(), Annotation.Kind.TOPIC_DELETED, name, topic.partitionCount());
            changeHistory(board, name, Math.max(complete, topic.listedMillis()));
        }
        if (topic == null || another) {
            topic = new TopicState(name, bucket());
            board.topics().put(name, topic);
            mine(board).add(name);
            store().delete(historyKey(board, name));
            // between the two nobody knows which of them took what
            covered = another ? Coverage.NONE : complete;
            if (board.groupsByTopic().containsKey(name)) {
                topic.keepHistory(board.hasManyHistories());
            }
        } else {
            long told = Math.min(topic.toldUntil(), event.atMillis() - 1);
            over = handOver.takesOver(topic, first);
            covered = over ? told : Math.max(covered, told);
        }
        changes.begin(topic);
        topic.begin(event.brokerId(), id, covered, complete != Coverage.NONE, event.atMillis());
        int row = take(handOver, topic, first, over);
        topic.end(event.brokerId(), event.atMillis());
        if (changes.end(topic, event, complete != Coverage.NONE)) {
            annotate(board, event.atMillis(), name, topic.partitionCount());
        }
        TopicState taken = topic;
        store().put(key(board.clusterId(), name), topic.nextVersion(event.atMillis()), () -> taken.encode(writer()));
        return row;
    }

    private int take(HandOver handOver, TopicState topic, int first, boolean over) {
        PartitionState event = handOver.event();
        int row = first;
        for (; row < event.partitions().length && event.topicIndexes()[row] == event.topicIndexes()[first]; row++) {
            changes.before(topic, event, row);
            topic.take(event, row, handOver.takesOffsets(topic, row));
        }
        if (over) {
            handOver.takeOverTheRest(topic);
        }
        return row;
    }

    private void annotate(ClusterBoard board, long atMillis, String topic, int partitions) {
        if (changes.created()) {
            annotate(board, atMillis, Annotation.Kind.TOPIC_CREATED, topic, partitions);
        }
        if (changes.added() > 0) {
            annotate(board, atMillis, Annotation.Kind.PARTITIONS_ADDED, topic, changes.added());
        }
        if (changes.moved() > 0) {
            annotate(board, atMillis, Annotation.Kind.LEADERS_MOVED, topic, changes.moved());
        }
    }

    /** Lag in time reaches back further than the past states that a restart replays. */
    private void writeHistories(ClusterBoard board, long atMillis) {
        for (String name : mine(board)) {
            TopicState topic = board.topics().get(name);
            if (topic.historiesAreDue(atMillis)) {
                store().putCurrent(historyKey(board, name), topic.encodeHistories(writer()));
            }
        }
    }

    private static String historyKey(ClusterBoard board, String topic) {
        return key(board.clusterId(), HISTORY, topic);
    }

    /** After the collector listed all there is: what it didn't list was deleted, or is being deleted. */
    private void removeUnlisted(ClusterBoard board, long listedAtMillis) {
        mine(board).removeIf(name -> {
            TopicState topic = board.topics().get(name);
            boolean listedBefore = topic.listedMillis() != Coverage.NONE && topic.listedMillis() < listedAtMillis;
            boolean forgotten = topic.atMillis() < listedAtMillis - FORGOTTEN_MILLIS;
            if (listedBefore) {
                annotate(board, listedAtMillis, Annotation.Kind.TOPIC_DELETED, name, topic.partitionCount());
            }
            if (listedBefore || forgotten) {
                leaveHistory(board, name, listedAtMillis);
                board.topics().remove(name);
                store().delete(key(board.clusterId(), name));
                store().delete(historyKey(board, name));
            }
            return listedBefore || forgotten;
        });
    }

    private void changeHistory(ClusterBoard board, String name, long untilMillis) {
        if (isRecorded()) {
            recorder(board).change(SeriesKey.topic(board.clusterId(), name).text(), untilMillis);
        }
    }

    private void leaveHistory(ClusterBoard board, String name, long untilMillis) {
        if (isRecorded()) {
            recorder(board).leave(SeriesKey.topic(board.clusterId(), name).text(), untilMillis);
        }
    }

    private Set<String> mine(ClusterBoard board) {
        return mine.computeIfAbsent(board, key -> board.topics().values().stream()
                .filter(topic -> topic.bucket() == bucket())
                .map(TopicState::name)
                .collect(Collectors.toCollection(HashSet::new)));
    }
}
