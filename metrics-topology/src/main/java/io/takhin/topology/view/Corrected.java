package io.takhin.topology.view;

import io.takhin.broker.event.BrokerState;
import io.takhin.broker.event.MetricEvent;
import io.takhin.broker.event.PartitionState;
import io.takhin.broker.event.RequestLatency;
import io.takhin.broker.event.TopicTraffic;
import io.takhin.topology.board.ClusterBoard;
import io.takhin.topology.board.Coverage.Kind;
import io.takhin.topology.board.Coverage.Stream;

/**
 * Events with their moments on the collector's clock. {@code epochMillis} stays as it was told: it says which run of a
 * broker it is, and must not change while that runs.
 */
public final class Corrected {

    private Corrected() {}

    /** The broker whose clock an event was told by; -1: the collector. */
    public static int teller(MetricEvent event) {
        if (event instanceof TopicTraffic traffic) {
            return traffic.brokerId();
        } else if (event instanceof PartitionState partitions) {
            return partitions.brokerId();
        } else if (event instanceof RequestLatency latency) {
            return latency.brokerId();
        }
        return event instanceof BrokerState broker ? broker.brokerId() : -1;
    }

    /** @param bucket which of its teller's streams it is of */
    static MetricEvent of(MetricEvent event, ClusterBoard board, int bucket) {
        int teller = teller(event);
        if (teller < 0) {
            return event;
        }
        long until = board.coverage().until(new Stream(kind(event), teller, bucket));
        return by(board.clocks().offsetMillis(teller, event.atMillis(), until), event);
    }

    private static Kind kind(MetricEvent event) {
        if (event instanceof TopicTraffic) {
            return Kind.TRAFFIC;
        } else if (event instanceof PartitionState) {
            return Kind.PLUGIN_PARTITIONS;
        }
        return event instanceof RequestLatency ? Kind.LATENCY : Kind.BROKER;
    }

    /** The event as its teller would have told it with a clock that doesn't go {@code offsetMillis} before the others. */
    private static MetricEvent by(long offsetMillis, MetricEvent event) {
        if (offsetMillis == 0) {
            return event;
        } else if (event instanceof TopicTraffic traffic) {
            return traffic.at(traffic.atMillis() - offsetMillis);
        } else if (event instanceof PartitionState partitions) {
            return partitions.at(partitions.atMillis() - offsetMillis);
        } else if (event instanceof RequestLatency latency) {
            return by(offsetMillis, latency);
        }
        return event instanceof BrokerState broker ? at(broker.atMillis() - offsetMillis, broker) : event;
    }

    private static RequestLatency by(long offsetMillis, RequestLatency e) {
        return new RequestLatency(
                e.clusterId(),
                e.brokerId(),
                e.epochMillis(),
                e.sequence(),
                Math.max(0, e.fromMillis() - offsetMillis),
                e.atMillis() - offsetMillis,
                e.approximate(),
                e.requests(),
                e.phases(),
                e.counts(),
                e.histograms(),
                e.p50Millis(),
                e.p95Millis(),
                e.p99Millis());
    }

    private static BrokerState at(long atMillis, BrokerState e) {
        return new BrokerState(
                e.clusterId(),
                e.brokerId(),
                e.epochMillis(),
                atMillis,
                e.controller(),
                e.activeConnections(),
                e.requestHandlerIdleRatio(),
                e.networkIdleRatio(),
                e.underReplicatedPartitions(),
                e.offlinePartitions(),
                e.leaderCount(),
                e.partitionCount(),
                e.failedProduceTotal(),
                e.failedFetchTotal(),
                e.heapUsedBytes(),
                e.heapMaxBytes(),
                e.threadCount(),
                e.logBytes(),
                e.diskTotalBytes(),
                e.diskUsableBytes(),
                e.droppedEventsTotal());
    }
}
