package io.takhin.broker.reporter;

import io.takhin.broker.event.Buckets;
import io.takhin.broker.event.MetricTopic;
import io.takhin.broker.sink.MetricSink;

/**
 * What one tick tells: traffic and partitions first, then latency, and the broker's own state at the end, so that who has
 * seen a broker's state has seen its tick. Knows nothing of threads and time; used by one thread.
 */
final class TickCollector {

    /** Latency of a time longer ago is thrown away rather than told as if it were one tick's. */
    static final long MOST_LATENCY_MILLIS = 10_000;

    private final Teller teller;
    private final CounterEpoch epoch;
    private final RegistryIndex index;
    private final TopicTrafficTold traffic;
    private final PartitionStateTold partitions;
    private final RequestLatencyTold latency;
    private final BrokerStateTold state;
    private final boolean brokerRole;
    private long droppedTotal;

    TickCollector(
            Teller teller,
            CounterEpoch epoch,
            RegistryIndex index,
            RequestLatencyTold latency,
            BrokerStateTold state,
            long refreshMillis,
            boolean brokerRole) {
        this.teller = teller;
        this.epoch = epoch;
        this.index = index;
        this.traffic = new TopicTrafficTold(teller, refreshMillis);
        this.partitions = new PartitionStateTold(teller, refreshMillis);
        this.latency = latency;
        this.state = state;
        this.brokerRole = brokerRole;
    }

    /** Tells the sink how things are; nothing while the sink reaches nobody. */
    void tick(long atMillis, MetricSink sink) {
        int brokerBuckets = sink.bucketCount(MetricTopic.BROKER_STATE);
        if (brokerBuckets == 0) {
            if (atMillis - latency.fromMillis() > MOST_LATENCY_MILLIS) {
                latency.tell(epoch.nextSequence(), atMillis);
            }
            return;
        }
        forgetIfDropped(sink);
        boolean partitionsTold = brokerRole && tellBuckets(atMillis, sink);
        if (brokerRole) {
            tellLatency(atMillis, sink);
        }
        sink.send(
                state.tell(atMillis, partitionsTold ? partitions : null, sink.droppedTotal()),
                Buckets.ofCluster(teller.clusterId(), brokerBuckets));
    }

    /** If the sink dropped anything since the last tick, nobody knows what: all is told again. */
    private void forgetIfDropped(MetricSink sink) {
        long dropped = sink.droppedTotal();
        if (dropped != droppedTotal) {
            droppedTotal = dropped;
            traffic.forget();
            partitions.forget();
        }
    }

    /** @return whether there was someone to tell */
    private boolean tellBuckets(long atMillis, MetricSink sink) {
        int trafficBuckets = sink.bucketCount(MetricTopic.TOPIC_TRAFFIC);
        int partitionBuckets = sink.bucketCount(MetricTopic.PARTITION_STATE);
        if (trafficBuckets == 0 || partitionBuckets == 0) {
            return false;
        }
        index.forgetRetired();
        traffic.tell(index.topics(), atMillis, trafficBuckets, sink::send);
        partitions.tell(index.partitions(), atMillis, partitionBuckets, sink::send);
        return true;
    }

    private void tellLatency(long atMillis, MetricSink sink) {
        int buckets = sink.bucketCount(MetricTopic.REQUEST_LATENCY);
        if (buckets > 0) {
            sink.send(
                    latency.tell(epoch.nextSequence(), atMillis),
                    Buckets.ofBroker(teller.clusterId(), teller.brokerId(), buckets));
        }
    }
}
