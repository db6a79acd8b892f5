package io.takhin.broker.collector;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.ReplicaInfo;
import org.apache.kafka.common.TopicPartition;

/**
 * What one broker has on disk. When it can't read one of its log dirs, only the logs in the others are known.
 *
 * @param logBytes all its logs, those being moved between its log dirs twice; -1 unknown
 * @param totalBytes capacity behind its log dirs; -1 unknown
 * @param usableBytes free there; -1 unknown
 * @param sizeBytes of each log
 */
record BrokerDisk(long logBytes, long totalBytes, long usableBytes, Map<TopicPartition, Long> sizeBytes) {

    private static final long UNKNOWN = -1;

    static BrokerDisk of(Collection<LogDirDescription> all) {
        Map<TopicPartition, Long> sizes = new HashMap<>();
        long logBytes = 0;
        for (LogDirDescription dir : all) {
            dir.replicaInfos().forEach((partition, replica) -> {
                if (!replica.isFuture()) {
                    sizes.put(partition, replica.size());
                }
            });
            logBytes += dir.replicaInfos().values().stream()
                    .mapToLong(ReplicaInfo::size)
                    .sum();
        }
        // the sum over the other log dirs would look like all
        if (all.isEmpty() || all.stream().anyMatch(dir -> dir.error() != null)) {
            return new BrokerDisk(UNKNOWN, UNKNOWN, UNKNOWN, sizes);
        }
        return new BrokerDisk(
                logBytes, sum(all, LogDirDescription::totalBytes), sum(all, LogDirDescription::usableBytes), sizes);
    }

    /** Log dirs on one volume tell the same numbers; the volume is counted once. */
    private static long sum(Collection<LogDirDescription> dirs, Function<LogDirDescription, OptionalLong> column) {
        if (dirs.stream().anyMatch(dir -> column.apply(dir).isEmpty())) {
            return UNKNOWN;
        }
        Map<List<OptionalLong>, Long> volumes = new HashMap<>();
        dirs.forEach(dir -> volumes.put(
                List.of(dir.totalBytes(), dir.usableBytes()), column.apply(dir).getAsLong()));
        // some network file systems say 2^63 - 1 of themselves: two of them are more than can be told
        return Math.max(
                UNKNOWN, volumes.values().stream().mapToLong(Long::longValue).sum());
    }
}
