package io.takhin.topology.view;

import io.takhin.broker.event.MetricTopic;
import io.takhin.topology.board.GroupTopicState;
import io.takhin.topology.board.Sums;
import io.takhin.topology.board.TopicState;
import io.takhin.topology.board.TopicState.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The topics of a board as rows. */
final class TopicRows {

    private static final int RECENT_SECONDS = 60;

    private final Moment moment;
    private final Rates rates;

    TopicRows(Moment moment, Rates rates) {
        this.moment = moment;
        this.rates = rates;
    }

    List<TopicRow> rows() {
        List<TopicRow> rows = new ArrayList<>(moment.board().topics().size());
        moment.board().topics().values().forEach(topic -> rows.add(row(topic)));
        return rows;
    }

    TopicRow row(TopicState topic) {
        Map<String, GroupTopicState> groups = moment.board().groupsByTopic().getOrDefault(topic.name(), Map.of());
        Totals totals = new Totals(topic);
        return new TopicRow(
                topic.name(),
                topic.internal(),
                topic.partitionCount(),
                totals.replicationFactor < 0 ? null : totals.replicationFactor,
                totals.messages,
                totals.bytes,
                totals.replicaBytes,
                rates.now(topic),
                totals.underReplicated,
                totals.offline,
                totals.skew(topic.partitionCount()),
                groups.keySet().stream()
                        .filter(group -> !MetricTopic.isInternal(group))
                        .toList(),
                maxLag(topic, groups),
                rates.series(rates.produced(topic, RECENT_SECONDS)));
    }

    private static Long maxLag(TopicState topic, Map<String, GroupTopicState> groups) {
        Long max = null;
        for (GroupTopicState group : groups.values()) {
            Long lag = totalLag(topic, group);
            max = lag == null || max != null && max >= lag ? max : lag;
        }
        return max;
    }

    private static Long totalLag(TopicState topic, GroupTopicState group) {
        return known(Sums.ofKnown(group.partitions().entrySet().stream()
                .mapToLong(entry -> GroupTopicState.lag(entry.getValue(), topic, entry.getKey()))));
    }

    static List<PartitionRow> partitions(TopicState topic) {
        List<PartitionRow> rows = new ArrayList<>(topic.partitionCount());
        for (int p = 0; p < topic.partitionCount(); p++) {
            long leader = topic.get(Column.LEADER, p);
            rows.add(new PartitionRow(
                    p,
                    leader < 0 ? null : (int) leader,
                    (int) topic.get(Column.REPLICAS, p),
                    (int) topic.get(Column.ISR, p),
                    known(topic.get(Column.LOG_START, p)),
                    known(topic.get(Column.LOG_END, p)),
                    known(topic.get(Column.SIZE, p)),
                    known(topic.get(Column.REPLICA_SIZE, p))));
        }
        return rows;
    }

    /** A number as the columns hold it: null for -1, unknown. */
    static Long known(long number) {
        return number < 0 ? null : number;
    }

    /** Sums over the partitions; a sum with an unknown part is unknown. */
    private static final class Totals {
        private Long messages = 0L;
        private Long bytes = 0L;
        private Long replicaBytes = 0L;
        private int replicationFactor = -1;
        private int underReplicated;
        private int offline;
        private long most;

        Totals(TopicState topic) {
            for (int p = 0; p < topic.partitionCount(); p++) {
                long start = topic.get(Column.LOG_START, p);
                long end = topic.get(Column.LOG_END, p);
                // of two readings, one after the other, the first may be past the second
                messages = start < 0 || end < start ? null : Sums.sum(messages, end - start);
                most = Math.max(most, end - start);
                bytes = Sums.sum(bytes, known(topic.get(Column.SIZE, p)));
                replicaBytes = Sums.sum(replicaBytes, known(topic.get(Column.REPLICA_SIZE, p)));
                long replicas = topic.get(Column.REPLICAS, p);
                replicationFactor = Math.max(replicationFactor, (int) replicas);
                underReplicated += topic.get(Column.ISR, p) < replicas ? 1 : 0;
                offline += topic.get(Column.LEADER, p) < 0 ? 1 : 0;
            }
        }

        Double skew(int partitions) {
            return messages == null || messages <= 0 || partitions < 2
                    ? null
                    : Double.valueOf((double) most * partitions / messages);
        }
    }
}
