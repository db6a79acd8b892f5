package io.takhin.broker.collector;

import io.takhin.broker.collector.ToldTable.Changes;
import io.takhin.broker.event.PartitionState;
import io.takhin.broker.event.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.TopicPartition;

/** Partition rows to columns. */
final class PartitionEvents {

    private static final Comparator<TopicPartition> ORDER =
            Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

    private PartitionEvents() {}

    /** One or more records for one bucket; only the final one is {@code last}. */
    static List<PartitionState> of(Origin origin, long atMillis, Changes<TopicPartition, PartitionFacts> changes) {
        List<List<Map.Entry<TopicPartition, PartitionFacts>>> parts =
                Chunks.cut(changes.rows(), ORDER, PartitionEvents::jsonBytes, Chunks.MAX_BYTES);
        List<PartitionState> events = new ArrayList<>(parts.size());
        for (int part = 0; part < parts.size(); part++) {
            events.add(event(origin, atMillis, changes.full(), part == parts.size() - 1, parts.get(part)));
        }
        return events;
    }

    private static PartitionState event(
            Origin origin,
            long atMillis,
            boolean full,
            boolean last,
            List<Map.Entry<TopicPartition, PartitionFacts>> rows) {
        NameTable topics = new NameTable();
        List<String> topicIds = new ArrayList<>();
        int[] topicIndexes = new int[rows.size()];
        for (int row = 0; row < topicIndexes.length; row++) {
            topicIndexes[row] = topics.indexOf(rows.get(row).getKey().topic());
            if (topicIndexes[row] == topicIds.size()) {
                topicIds.add(rows.get(row).getValue().topicId());
            }
        }
        return new PartitionState(
                origin.clusterId(),
                Source.COLLECTOR,
                -1,
                0,
                atMillis,
                full,
                last,
                topics.names(),
                topicIds.toArray(String[]::new),
                topicIndexes,
                rows.stream().mapToInt(row -> row.getKey().partition()).toArray(),
                longs(rows, PartitionFacts::logStart),
                longs(rows, PartitionFacts::logEnd),
                longs(rows, PartitionFacts::sizeBytes),
                ints(rows, PartitionFacts::leader),
                ints(rows, PartitionFacts::replicaCount),
                ints(rows, PartitionFacts::isrCount),
                longs(rows, PartitionFacts::replicaSizeBytes),
                origin.collectorId());
    }

    private static long[] longs(
            List<Map.Entry<TopicPartition, PartitionFacts>> rows, ToLongFunction<PartitionFacts> column) {
        return rows.stream().map(Map.Entry::getValue).mapToLong(column).toArray();
    }

    private static int[] ints(
            List<Map.Entry<TopicPartition, PartitionFacts>> rows, ToIntFunction<PartitionFacts> column) {
        return rows.stream().map(Map.Entry::getValue).mapToInt(column).toArray();
    }

    /** At most: a topic's name and id are counted with each of its rows. */
    private static int jsonBytes(Map.Entry<TopicPartition, PartitionFacts> row) {
        PartitionFacts facts = row.getValue();
        return Chunks.jsonBytes(
                        row.getKey().partition(),
                        Short.MAX_VALUE,
                        facts.logStart(),
                        facts.logEnd(),
                        facts.sizeBytes(),
                        facts.leader(),
                        facts.replicaCount(),
                        facts.isrCount(),
                        facts.replicaSizeBytes())
                + Chunks.jsonBytes(row.getKey().topic())
                + Chunks.jsonBytes(facts.topicId());
    }
}
