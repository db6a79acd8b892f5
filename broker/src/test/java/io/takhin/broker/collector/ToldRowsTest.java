package io.takhin.broker.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.broker.collector.ToldTable.Changes;
import io.takhin.broker.event.Buckets;
import io.takhin.broker.event.PartitionState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** From the tables of successive rounds to events, and back. */
class ToldRowsTest {

    private static final String CLUSTER = "c1";
    private static final long FULL_REFRESH_MILLIS = 10_000;

    @Property(tries = 300)
    void reader_knowsTheTrueTable_afterEachRound(
            @ForAll("rounds") List<Map<TopicPartition, PartitionFacts>> rounds, @ForAll("bucketCounts") int buckets) {
        BucketTables<TopicPartition, PartitionFacts> tables = partitionTables();
        ReadTables reader = new ReadTables();
        long atMillis = 1_000_000;
        for (Map<TopicPartition, PartitionFacts> round : rounds) {
            send(tables.changes(buckets, round, atMillis), atMillis).forEach(reader::read);
            assertThat(reader.partitions).isEqualTo(round);
            atMillis += 1_000;
        }
    }

    @Provide
    Arbitrary<Integer> bucketCounts() {
        return Arbitraries.of(1, 2, 4);
    }

    /** Topics come, go and are made anew: all partitions of a topic have one id. */
    @Provide
    Arbitrary<List<Map<TopicPartition, PartitionFacts>>> rounds() {
        Arbitrary<TopicPartition> partition = Combinators.combine(
                        Arbitraries.of("a", "b", "c"), Arbitraries.integers().between(0, 2))
                .as(TopicPartition::new);
        Arbitrary<Map<TopicPartition, Long>> ends =
                Arbitraries.maps(partition, Arbitraries.longs().between(-1, 3)).ofMaxSize(9);
        return Combinators.combine(ends, Arbitraries.of("id1", "id2"))
                .as(ToldRowsTest::table)
                .list()
                .ofMaxSize(15);
    }

    private static Map<TopicPartition, PartitionFacts> table(Map<TopicPartition, Long> ends, String topicId) {
        Map<TopicPartition, PartitionFacts> table = new HashMap<>();
        ends.forEach((partition, end) -> table.put(partition, new PartitionFacts(topicId, 0, end, -1, 1, 1, 1, -1)));
        return table;
    }

    @Test
    void table_tellsNothingButLast_whenNothingChanged() {
        BucketTables<TopicPartition, PartitionFacts> tables = partitionTables();
        Map<TopicPartition, PartitionFacts> now = Map.of(new TopicPartition("a", 0), end(5));
        tables.changes(1, now, 1_000_000);
        PartitionState told = onlyState(tables.changes(1, now, 1_001_000), 1_001_000);
        assertThat(told.full()).isFalse();
        assertThat(told.last()).isTrue();
        assertThat(told.partitions()).isEmpty();
        assertThat(told.topics()).isEmpty();
    }

    @Test
    void table_tellsTheChangedRowOnly() {
        BucketTables<TopicPartition, PartitionFacts> tables = partitionTables();
        TopicPartition still = new TopicPartition("a", 0);
        TopicPartition moving = new TopicPartition("a", 1);
        tables.changes(1, Map.of(still, end(5), moving, end(5)), 1_000_000);
        PartitionState told = onlyState(tables.changes(1, Map.of(still, end(5), moving, end(6)), 1_001_000), 1_001_000);
        assertThat(told.partitions()).containsExactly(1);
        assertThat(told.logEndOffsets()).containsExactly(6);
    }

    @Test
    void table_tellsAll_whenTheRefreshIsDue() {
        BucketTables<TopicPartition, PartitionFacts> tables = partitionTables();
        Map<TopicPartition, PartitionFacts> now = Map.of(new TopicPartition("a", 0), end(5));
        tables.changes(1, now, 1_000_000);
        assertThat(onlyState(tables.changes(1, now, 1_009_999), 1_009_999).full())
                .isFalse();
        PartitionState told = onlyState(tables.changes(1, now, 1_010_000), 1_010_000);
        assertThat(told.full()).isTrue();
        assertThat(told.partitions()).containsExactly(0);
    }

    @Test
    void table_tellsAllOfTheBucket_whenATopicIsMadeAnew() {
        BucketTables<TopicPartition, PartitionFacts> tables = partitionTables();
        TopicPartition partition = new TopicPartition("a", 0);
        tables.changes(1, Map.of(partition, end(5)), 1_000_000);
        PartitionFacts anew = new PartitionFacts("another id", 0, 5, -1, 1, 1, 1, -1);
        assertThat(onlyState(tables.changes(1, Map.of(partition, anew), 1_001_000), 1_001_000)
                        .full())
                .isTrue();
    }

    @Test
    void table_putsEachTopicIntoItsBucket() {
        Map<TopicPartition, PartitionFacts> now = new HashMap<>();
        for (int topic = 0; topic < 20; topic++) {
            now.put(new TopicPartition("topic-" + topic, 0), end(1));
        }
        List<Changes<TopicPartition, PartitionFacts>> changes =
                partitionTables().changes(4, now, 1_000_000);
        for (int bucket = 0; bucket < 4; bucket++) {
            int expected = bucket;
            assertThat(changes.get(bucket).rows().keySet())
                    .isNotEmpty()
                    .allMatch(partition -> Buckets.ofTopic(CLUSTER, partition.topic(), 4) == expected);
        }
    }

    private static BucketTables<TopicPartition, PartitionFacts> partitionTables() {
        return new BucketTables<>(CLUSTER, FULL_REFRESH_MILLIS, TopicPartition::topic, PartitionFacts::sameTopic);
    }

    private static PartitionFacts end(long logEnd) {
        return new PartitionFacts("id", 0, logEnd, -1, 1, 1, 1, -1);
    }

    private static PartitionState onlyState(List<Changes<TopicPartition, PartitionFacts>> changes, long atMillis) {
        assertThat(send(changes, atMillis)).hasSize(1);
        return (PartitionState) send(changes, atMillis).get(0).event();
    }

    private static List<RecordedSink.Sent> send(List<Changes<TopicPartition, PartitionFacts>> changes, long atMillis) {
        List<RecordedSink.Sent> sent = new ArrayList<>();
        for (int bucket = 0; bucket < changes.size(); bucket++) {
            for (PartitionState event :
                    PartitionEvents.of(new Origin(CLUSTER, "collector-1"), atMillis, changes.get(bucket))) {
                sent.add(new RecordedSink.Sent(event, bucket));
            }
        }
        return sent;
    }
}
