package io.takhin.broker.reporter;

import com.yammer.metrics.core.Gauge;
import com.yammer.metrics.core.Meter;
import com.yammer.metrics.core.Metric;
import io.takhin.broker.event.BrokerState;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadMXBean;

/** Makes a tick's {@link BrokerState} event. */
final class BrokerStateTold {

    private static final String CONTROLLER = "kafka.controller:type=KafkaController,name=";
    private static final String REPLICAS = "kafka.server:type=ReplicaManager,name=";
    private static final String TOPICS = "kafka.server:type=BrokerTopicMetrics,name=";
    private static final String HANDLERS =
            "kafka.server:type=KafkaRequestHandlerPool,name=RequestHandlerAvgIdlePercent";

    private final Teller teller;
    private final RegistryIndex index;
    private final NetworkMetrics network;
    private final Disk disk;
    private final IdleRatio handlerIdle = new IdleRatio();
    private final IdleRatio networkIdle = new IdleRatio();
    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    BrokerStateTold(Teller teller, RegistryIndex index, NetworkMetrics network, Disk disk) {
        this.teller = teller;
        this.index = index;
        this.network = network;
        this.disk = disk;
    }

    /** @param partitions what was counted of them at this tick; null when they were not read */
    BrokerState tell(long atMillis, PartitionStateTold partitions, long droppedEventsTotal) {
        long nowNanos = System.nanoTime();
        Long activeControllers = gauge(CONTROLLER + "ActiveControllerCount");
        Boolean controller = activeControllers == null ? null : activeControllers > 0;
        Disk.Space space = disk.space();
        long heapMax = memory.getHeapMemoryUsage().getMax();
        return new BrokerState(
                teller.clusterId(),
                teller.brokerId(),
                teller.epochMillis(),
                atMillis,
                controller,
                network.connections(),
                handlerIdle.read(count(HANDLERS), nowNanos),
                networkIdle.read(network.idleNanos(), nowNanos),
                partitions == null ? null : partitions.underReplicated(),
                Boolean.TRUE.equals(controller) ? gauge(CONTROLLER + "OfflinePartitionsCount") : null,
                partitions == null ? null : partitions.ledCount(),
                gauge(REPLICAS + "PartitionCount"),
                count(TOPICS + "FailedProduceRequestsPerSec"),
                count(TOPICS + "FailedFetchRequestsPerSec"),
                memory.getHeapMemoryUsage().getUsed(),
                heapMax < 0 ? null : heapMax,
                (long) threads.getThreadCount(),
                partitions == null ? null : partitions.logBytes(),
                space == null ? null : space.totalBytes(),
                space == null ? null : space.usableBytes(),
                droppedEventsTotal);
    }

    private Long gauge(String mbean) {
        Metric metric = index.broker(mbean);
        return metric instanceof Gauge<?> gauge && gauge.value() instanceof Number number && number.longValue() >= 0
                ? number.longValue()
                : null;
    }

    private Long count(String mbean) {
        return index.broker(mbean) instanceof Meter meter ? meter.count() : null;
    }
}
