package io.takhin.broker.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;

class BucketsTest {

    @Test
    void bucket_isThePartitionThatKafkasPartitionerChoosesForTheKey() {
        for (int partitions = 1; partitions < 50; partitions++) {
            assertThat(Buckets.ofTopic("c1", "orders", partitions)).isEqualTo(kafkas("c1|orders", partitions));
            assertThat(Buckets.ofBroker("c1", 3, partitions)).isEqualTo(kafkas("c1|3", partitions));
            assertThat(Buckets.ofCluster("c1", partitions)).isEqualTo(kafkas("c1", partitions));
        }
    }

    @Test
    void manyTopics_areSpreadOverAllBuckets() {
        long used = IntStream.range(0, 200)
                .map(i -> Buckets.ofTopic("c1", "topic-" + i, 16))
                .distinct()
                .count();
        assertThat(used).isEqualTo(16);
    }

    private static int kafkas(String key, int partitions) {
        return BuiltInPartitioner.partitionForKey(key.getBytes(StandardCharsets.UTF_8), partitions);
    }
}
