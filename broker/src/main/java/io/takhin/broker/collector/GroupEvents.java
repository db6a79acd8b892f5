package io.takhin.broker.collector;

import io.takhin.broker.collector.ToldTable.Changes;
import io.takhin.broker.event.GroupOffsets;
import io.takhin.broker.event.GroupState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/** Group rows to columns. */
final class GroupEvents {

    /** Beside a record's rows. */
    private static final int MAX_UNLEARNT_BYTES = 200_000;

    private GroupEvents() {}

    /** One or more records for one bucket; only the final one is {@code last}. */
    static List<GroupOffsets> offsets(
            Origin origin, long atMillis, Changes<GroupPartition, Long> changes, Set<String> unlearnt) {
        List<List<Map.Entry<GroupPartition, Long>>> parts =
                Chunks.cut(changes.rows(), Comparator.naturalOrder(), GroupEvents::offsetJsonBytes, Chunks.MAX_BYTES);
        List<List<String>> names = Chunks.cut(List.copyOf(unlearnt), Chunks::jsonBytes, MAX_UNLEARNT_BYTES);
        int count = Math.max(parts.size(), names.size());
        List<GroupOffsets> events = new ArrayList<>(count);
        for (int part = 0; part < count; part++) {
            List<Map.Entry<GroupPartition, Long>> rows = part < parts.size() ? parts.get(part) : List.of();
            List<String> unlearntPart = part < names.size() ? names.get(part) : List.of();
            events.add(offsets(origin, atMillis, changes.full(), part == count - 1, rows, unlearntPart));
        }
        return events;
    }

    private static GroupOffsets offsets(
            Origin origin,
            long atMillis,
            boolean full,
            boolean last,
            List<Map.Entry<GroupPartition, Long>> rows,
            List<String> unlearnt) {
        NameTable groups = new NameTable();
        NameTable topics = new NameTable();
        int[] groupIndexes = ints(rows, key -> groups.indexOf(key.group()));
        int[] topicIndexes = ints(rows, key -> topics.indexOf(key.topic()));
        return new GroupOffsets(
                origin.clusterId(),
                atMillis,
                full,
                last,
                groups.names(),
                topics.names(),
                groupIndexes,
                topicIndexes,
                ints(rows, GroupPartition::partition),
                rows.stream().mapToLong(Map.Entry::getValue).toArray(),
                unlearnt.toArray(String[]::new),
                origin.collectorId());
    }

    private static int[] ints(List<Map.Entry<GroupPartition, Long>> rows, ToIntFunction<GroupPartition> column) {
        return rows.stream().map(Map.Entry::getKey).mapToInt(column).toArray();
    }

    /** At most: names are counted with each row. */
    private static int offsetJsonBytes(Map.Entry<GroupPartition, Long> row) {
        GroupPartition key = row.getKey();
        return Chunks.jsonBytes(key.partition(), row.getValue(), Short.MAX_VALUE, Short.MAX_VALUE)
                + Chunks.jsonBytes(key.topic())
                + Chunks.jsonBytes(key.group());
    }

    /** One or more records; only the final one is {@code last}. */
    static List<GroupState> states(Origin origin, long atMillis, Changes<String, GroupFacts> changes) {
        List<List<Map.Entry<String, GroupFacts>>> parts =
                Chunks.cut(changes.rows(), Comparator.naturalOrder(), GroupEvents::stateJsonBytes, Chunks.MAX_BYTES);
        List<GroupState> events = new ArrayList<>(parts.size());
        for (int part = 0; part < parts.size(); part++) {
            List<Map.Entry<String, GroupFacts>> rows = parts.get(part);
            events.add(new GroupState(
                    origin.clusterId(),
                    atMillis,
                    changes.full(),
                    part == parts.size() - 1,
                    rows.stream().map(Map.Entry::getKey).toArray(String[]::new),
                    rows.stream().map(row -> row.getValue().state()).toArray(String[]::new),
                    rows.stream().mapToInt(row -> row.getValue().memberCount()).toArray(),
                    rows.stream().mapToInt(row -> row.getValue().coordinator()).toArray(),
                    origin.collectorId()));
        }
        return events;
    }

    private static int stateJsonBytes(Map.Entry<String, GroupFacts> row) {
        GroupFacts facts = row.getValue();
        return Chunks.jsonBytes(facts.memberCount(), facts.coordinator())
                + Chunks.jsonBytes(facts.state())
                + Chunks.jsonBytes(row.getKey());
    }
}
