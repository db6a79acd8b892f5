package io.takhin.broker.collector;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.common.TopicPartition;

/**
 * What one broker has on disk.
 *
 * @param logBytes all its logs, those being moved between its log dirs twice
 * @param totalBytes capacity behind its log dirs; -1 unknown
 * @param usableBytes free there; -1 unknown
 * @param sizeBytes of each log
 */
record BrokerDisk(long logBytes, long totalBytes, long usableBytes, Map<TopicPartition, Long> sizeBytes) {

    private static final long UNKNOWN = -1;

    static BrokerDisk of(Collection<LogDirDescription> all) {
        List<LogDirDescription> dirs =
                all.stream().filter(dir -> dir.error() == null).toList();
        Map<TopicPartition, Long> sizes = new HashMap<>();
        dirs.forEach(dir -> dir.replicaInfos().forEach((partition, replica) -> {
            if (!replica.isFuture()) {
                sizes.put(partition, replica.size());
            }
        }));
        long logBytes = dirs.stream()
                .flatMap(dir -> dir.replicaInfos().values().stream())
                .mapToLong(replica -> replica.size())
                .sum();
        return new BrokerDisk(
                logBytes, sum(dirs, LogDirDescription::totalBytes), sum(dirs, LogDirDescription::usableBytes), sizes);
    }

    /** Log dirs on one volume tell the same numbers; the volume is counted once. */
    private static long sum(List<LogDirDescription> dirs, Function<LogDirDescription, OptionalLong> column) {
        if (dirs.isEmpty() || dirs.stream().anyMatch(dir -> column.apply(dir).isEmpty())) {
            return UNKNOWN;
        }
        Map<List<OptionalLong>, Long> volumes = new HashMap<>();
        dirs.forEach(dir -> volumes.put(
                List.of(dir.totalBytes(), dir.usableBytes()), column.apply(dir).getAsLong()));
        return volumes.values().stream().mapToLong(Long::longValue).sum();
    }
}
