package io.takhin.broker.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.ReplicaInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.KafkaStorageException;
import org.junit.jupiter.api.Test;

class BrokerDiskTest {

    private static final LogDirDescription FAILED =
            new LogDirDescription(new KafkaStorageException("offline"), Map.of(), -1, -1);

    @Test
    void logBytes_areTheSumOverAllLogDirs_oneVolumeCountedOnce() {
        BrokerDisk disk = BrokerDisk.of(List.of(good("a", 10), good("b", 5)));
        assertThat(disk.logBytes()).isEqualTo(15);
        assertThat(disk.totalBytes()).isEqualTo(1_000);
        assertThat(disk.usableBytes()).isEqualTo(400);
    }

    @Test
    void sums_areUnknown_whenALogDirFailed_butTheLogsInTheOthersAreKnown() {
        BrokerDisk disk = BrokerDisk.of(List.of(good("a", 10), FAILED));
        assertThat(List.of(disk.logBytes(), disk.totalBytes(), disk.usableBytes()))
                .containsOnly(-1L);
        assertThat(disk.sizeBytes()).isEqualTo(Map.of(new TopicPartition("a", 0), 10L));
    }

    @Test
    void sums_areUnknown_whenAllLogDirsFailed() {
        assertThat(BrokerDisk.of(List.of(FAILED))).isEqualTo(new BrokerDisk(-1, -1, -1, Map.of()));
    }

    private static LogDirDescription good(String topic, long size) {
        return new LogDirDescription(
                null, Map.of(new TopicPartition(topic, 0), new ReplicaInfo(size, 0, false)), 1_000, 400);
    }
}
