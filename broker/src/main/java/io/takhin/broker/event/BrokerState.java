package io.takhin.broker.event;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One broker's own gauges and counters, from the plugin, every tick. Null means that the broker did not have the metric.
 *
 * @param epochMillis when the broker process started
 * @param controller whether this node is the active controller:
 *     {@code kafka.controller:type=KafkaController,name=ActiveControllerCount}; null on a node without the controller role
 * @param activeConnections open connections to listeners that are not a controller's: the sum of
 *     {@code socket-server-metrics:connection-count}
 * @param requestHandlerIdleRatio 0 to 1, over 10 s: the growth of the count of
 *     {@code kafka.server:type=KafkaRequestHandlerPool,name=RequestHandlerAvgIdlePercent} (idle nanoseconds)
 * @param networkIdleRatio 0 to 1, over 10 s: the growth of {@code socket-server-metrics:io-wait-time-ns-total}, the average of
 *     the network threads
 * @param underReplicatedPartitions led here with a replica out of sync, counted from {@code kafka.cluster:type=Partition}; the
 *     same as {@code kafka.server:type=ReplicaManager,name=UnderReplicatedPartitions}
 * @param offlinePartitions without a leader, cluster-wide, told by the active controller only:
 *     {@code kafka.controller:type=KafkaController,name=OfflinePartitionsCount}
 * @param leaderCount partitions led here, counted likewise; the same as
 *     {@code kafka.server:type=ReplicaManager,name=LeaderCount}
 * @param partitionCount replicas held here: {@code kafka.server:type=ReplicaManager,name=PartitionCount}
 * @param failedProduceTotal {@code kafka.server:type=BrokerTopicMetrics,name=FailedProduceRequestsPerSec}, all topics
 * @param failedFetchTotal {@code kafka.server:type=BrokerTopicMetrics,name=FailedFetchRequestsPerSec}, all topics
 * @param heapUsedBytes the broker JVM's heap in use: {@code java.lang:type=Memory}
 * @param heapMaxBytes the heap's limit; null when there is none
 * @param threadCount live threads of the broker JVM: {@code java.lang:type=Threading}
 * @param logBytes all replicas on this broker: the sum of {@code kafka.log:type=Log,name=Size}
 * @param diskTotalBytes capacity of the file stores under the log dirs, each counted once
 * @param diskUsableBytes free there
 * @param droppedEventsTotal events this plugin could not queue
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BrokerState(
        String clusterId,
        int brokerId,
        long epochMillis,
        long atMillis,
        Boolean controller,
        Long activeConnections,
        Double requestHandlerIdleRatio,
        Double networkIdleRatio,
        Long underReplicatedPartitions,
        Long offlinePartitions,
        Long leaderCount,
        Long partitionCount,
        Long failedProduceTotal,
        Long failedFetchTotal,
        Long heapUsedBytes,
        Long heapMaxBytes,
        Long threadCount,
        Long logBytes,
        Long diskTotalBytes,
        Long diskUsableBytes,
        Long droppedEventsTotal)
        implements MetricEvent {

    public BrokerState {
        Columns.requireBroker(brokerId);
        Columns.requireMoment("epochMillis", epochMillis);
        Columns.requireRatio("requestHandlerIdleRatio", requestHandlerIdleRatio);
        Columns.requireRatio("networkIdleRatio", networkIdleRatio);
        Columns.requireCount("activeConnections", activeConnections);
        Columns.requireCount("underReplicatedPartitions", underReplicatedPartitions);
        Columns.requireCount("offlinePartitions", offlinePartitions);
        Columns.requireCount("leaderCount", leaderCount);
        Columns.requireCount("partitionCount", partitionCount);
        Columns.requireCount("failedProduceTotal", failedProduceTotal);
        Columns.requireCount("failedFetchTotal", failedFetchTotal);
        Columns.requireCount("heapUsedBytes", heapUsedBytes);
        Columns.requireCount("heapMaxBytes", heapMaxBytes);
        Columns.requireCount("threadCount", threadCount);
        Columns.requireCount("logBytes", logBytes);
        Columns.requireCount("diskTotalBytes", diskTotalBytes);
        Columns.requireCount("diskUsableBytes", diskUsableBytes);
        Columns.requireCount("droppedEventsTotal", droppedEventsTotal);
    }
}
