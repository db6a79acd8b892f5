package io.takhin.broker.event;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What the collector sees of a cluster as a whole, every tick, and how the collector itself fares.
 *
 * @param brokers ids of the brokers that are registered and not fenced: {@code Admin.describeCluster}
 * @param hosts host:port of each broker
 * @param racks rack of each broker, empty when it has none
 * @param controllerId the active controller, by {@code Admin.describeMetadataQuorum} where the cluster tells it; -1 unknown
 * @param logBytes all replicas on each broker, by {@code Admin.describeLogDirs}; -1 unknown
 * @param diskTotalBytes capacity behind each broker's log dirs, as the broker tells it; -1 unknown
 * @param diskUsableBytes free there; -1 unknown
 * @param pollMillis how long the collector's last round took; -1 before its first
 * @param failedCallsTotal Admin calls that failed since the collector started
 * @param problems what doesn't work now, one sentence each
 * @param collectorId which of the collectors on this cluster tells; null when not known
 */
public record ClusterState(
        String clusterId,
        long atMillis,
        int[] brokers,
        String[] hosts,
        String[] racks,
        int controllerId,
        long[] logBytes,
        long[] diskTotalBytes,
        long[] diskUsableBytes,
        long pollMillis,
        long failedCallsTotal,
        String[] problems,
        @JsonInclude(JsonInclude.Include.NON_NULL) String collectorId)
        implements MetricEvent {

    public ClusterState {
        Columns.requireCollector(collectorId);
        Columns.require("brokers", brokers.length, hosts, racks, logBytes, diskTotalBytes, diskUsableBytes);
        Columns.requireEach("problems", (Object[]) problems);
        for (int broker : brokers) {
            Columns.requireBroker(broker);
        }
        Columns.requireEach("hosts", (Object[]) hosts);
        Columns.requireEach("racks", (Object[]) racks);
        Columns.requireRange(-1, "controllerId", controllerId);
        Columns.requireRange(-1, "logBytes", logBytes);
        Columns.requireRange(-1, "diskTotalBytes", diskTotalBytes);
        Columns.requireRange(-1, "diskUsableBytes", diskUsableBytes);
        Columns.requireRange(-1, "pollMillis", pollMillis);
        Columns.requireRange(0, "failedCallsTotal", failedCallsTotal);
    }
}
