package io.takhin.broker.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.broker.collector.ToldTable.Changes;
import io.takhin.broker.event.EventCodec;
import io.takhin.broker.event.GroupOffsets;
import io.takhin.broker.event.PartitionState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class EventSizeTest {

    private static final Origin ORIGIN = new Origin("c1", "collector-1");
    private static final int ROWS = 20_000;
    private static final long BIG = 50_000_000_000_000L;

    @Test
    void partitionRows_areCutToFitRecords_andOnlyTheFinalOneIsLast() {
        Map<TopicPartition, PartitionFacts> rows = new HashMap<>();
        for (int row = 0; row < ROWS; row++) {
            rows.put(
                    new TopicPartition("a-topic-with-a-name-of-some-length-" + row / 10, row % 10),
                    new PartitionFacts("jWk_0mSpQwKPZ3Vn3bYQ4g", BIG, BIG, BIG, 1_000, 3, 3, BIG));
        }
        List<PartitionState> events = PartitionEvents.of(ORIGIN, 1, new Changes<>(true, rows));
        assertThat(events).hasSizeGreaterThan(2);
        EventCodec codec = new EventCodec();
        assertThat(events)
                .allSatisfy(event -> assertThat(codec.encode(event)).hasSizeLessThan(Chunks.MAX_BYTES + 1_000));
        assertThat(events.stream().mapToInt(event -> event.partitions().length).sum())
                .isEqualTo(ROWS);
        assertThat(events.stream().filter(PartitionState::last)).containsExactly(events.get(events.size() - 1));
    }

    @Test
    void offsetRows_areCutToFitRecords_andOnlyTheFinalOneIsLast() {
        Map<GroupPartition, Long> rows = new HashMap<>();
        for (int row = 0; row < ROWS; row++) {
            rows.put(
                    new GroupPartition("a-group-with-a-long-name-" + row, "a-topic-with-a-long-name-" + row, row), BIG);
        }
        Set<String> unlearnt = IntStream.range(0, ROWS)
                .mapToObj(row -> "an-unlearnt-group-with-a-long-name-" + row)
                .collect(Collectors.toSet());
        List<GroupOffsets> events = GroupEvents.offsets(ORIGIN, 1, new Changes<>(false, rows), unlearnt);
        assertThat(events).hasSizeGreaterThan(1);
        EventCodec codec = new EventCodec();
        assertThat(events)
                .allSatisfy(event -> assertThat(codec.encode(event)).hasSizeLessThan(Chunks.MAX_BYTES + 201_000));
        assertThat(events.stream().mapToInt(event -> event.partitions().length).sum())
                .isEqualTo(ROWS);
        assertThat(events.stream().flatMap(event -> Stream.of(event.unlearnt())))
                .containsExactlyInAnyOrderElementsOf(unlearnt);
        assertThat(events.stream().filter(GroupOffsets::last)).containsExactly(events.get(events.size() - 1));
    }

    @Test
    void jsonBytes_countsDigitsSignAndComma() {
        assertThat(Chunks.jsonBytes(0)).isEqualTo(2);
        assertThat(Chunks.jsonBytes(-1)).isEqualTo(3);
        assertThat(Chunks.jsonBytes(10, 999)).isEqualTo(3 + 4);
        assertThat(Chunks.jsonBytes(Long.MAX_VALUE)).isEqualTo(20);
    }
}
