package io.takhin.broker.reporter;

import io.takhin.broker.event.PartitionState;
import io.takhin.broker.event.Source;
import io.takhin.broker.reporter.PartitionGauges.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ObjIntConsumer;

/** One bucket's led partitions at one tick. */
final class PartitionRows {

    /** Nine numbers, three of them offsets or sizes; a topic's name is counted with each of its partitions. */
    private static final int NUMBERS_BYTES = 100;

    private record Row(String topic, PartitionGauges gauges) {}

    private final List<Row> led = new ArrayList<>();
    private final List<Row> changed = new ArrayList<>();
    private boolean full;

    /** @param full whether a refresh is due */
    PartitionRows(boolean full) {
        this.full = full;
    }

    void add(String topic, PartitionGauges gauges, boolean hasChanged) {
        Row row = new Row(topic, gauges);
        led.add(row);
        if (hasChanged) {
            changed.add(row);
        }
    }

    /** A partition that was led at the last tick is not led now: what is left is told in full. */
    void lose() {
        full = true;
    }

    boolean full() {
        return full;
    }

    int ledCount() {
        return led.size();
    }

    void send(Teller teller, int bucket, long atMillis, ObjIntConsumer<PartitionState> to) {
        List<List<Row>> records =
                RecordCut.cut(full ? led : changed, row -> row.topic().length() + NUMBERS_BYTES, RecordCut.MOST_BYTES);
        for (int i = 0; i < records.size(); i++) {
            to.accept(event(teller, records.get(i), full, i == records.size() - 1, atMillis), bucket);
        }
    }

    private static PartitionState event(Teller teller, List<Row> rows, boolean full, boolean last, long atMillis) {
        List<String> topics = new ArrayList<>();
        int[] topicIndexes = indexTopics(rows, topics);
        return new PartitionState(
                teller.clusterId(),
                Source.PLUGIN,
                teller.brokerId(),
                teller.epochMillis(),
                atMillis,
                full,
                last,
                topics.toArray(String[]::new),
                new String[0],
                topicIndexes,
                rows.stream().mapToInt(row -> row.gauges().partition()).toArray(),
                values(rows, Kind.LOG_START),
                values(rows, Kind.LOG_END),
                values(rows, Kind.SIZE),
                filled(rows.size(), teller.brokerId()),
                counts(rows, Kind.REPLICAS),
                counts(rows, Kind.ISR),
                unknown(rows.size()),
                null);
    }

    /** Rows of one topic follow each other, so a topic is new whenever it differs from the row before. */
    private static int[] indexTopics(List<Row> rows, List<String> topics) {
        int[] indexes = new int[rows.size()];
        String before = null;
        for (int i = 0; i < indexes.length; i++) {
            String topic = rows.get(i).topic();
            if (!topic.equals(before)) {
                topics.add(topic);
                before = topic;
            }
            indexes[i] = topics.size() - 1;
        }
        return indexes;
    }

    private static long[] values(List<Row> rows, Kind kind) {
        return rows.stream().mapToLong(row -> row.gauges().value(kind)).toArray();
    }

    private static int[] counts(List<Row> rows, Kind kind) {
        return rows.stream().mapToInt(row -> (int) row.gauges().value(kind)).toArray();
    }

    private static int[] filled(int length, int value) {
        int[] filled = new int[length];
        Arrays.fill(filled, value);
        return filled;
    }

    private static long[] unknown(int length) {
        long[] unknown = new long[length];
        Arrays.fill(unknown, -1);
        return unknown;
    }
}
