package io.takhin.topology.view;

import java.util.List;
import java.util.Map;

/**
 * How the cluster is. Sums are over the brokers that tell; null: nobody tells, the reason in {@code unknown}.
 *
 * @param status the worst problem's
 * @param controllerId the active controller; null when unknown
 * @param totalTopics user topics; internal ones are counted apart, as for partitions
 * @param totalConsumers members of all groups
 * @param diskUsageBytes the logs of all replicas, internal topics too
 * @param diskTotalBytes capacity behind the brokers' log dirs, as diskUsableBytes
 * @param memoryUsageBytes JVM heap in use
 * @param threadCount live JVM threads
 * @param collectorPollMillis how long the collector's last round took; null when no collector runs
 */
public record Health(
        Status status,
        List<Problem> problems,
        List<BrokerRow> brokers,
        Integer controllerId,
        int totalTopics,
        int internalTopics,
        int totalPartitions,
        int internalPartitions,
        int totalGroups,
        Long totalConsumers,
        Long activeConnections,
        Long memoryUsageBytes,
        Long memoryMaxBytes,
        Long threadCount,
        Long diskUsageBytes,
        Long diskTotalBytes,
        Long diskUsableBytes,
        int underReplicated,
        int offline,
        Long collectorPollMillis,
        Map<String, String> unknown) {

    /** The same, but for what is wrong. */
    public Health with(Status newStatus, List<Problem> newProblems) {
        return new Health(
                newStatus,
                newProblems,
                brokers,
                controllerId,
                totalTopics,
                internalTopics,
                totalPartitions,
                internalPartitions,
                totalGroups,
                totalConsumers,
                activeConnections,
                memoryUsageBytes,
                memoryMaxBytes,
                threadCount,
                diskUsageBytes,
                diskTotalBytes,
                diskUsableBytes,
                underReplicated,
                offline,
                collectorPollMillis,
                unknown);
    }

    public enum Status {
        ok,
        warning,
        error,
        unknown
    }
}
