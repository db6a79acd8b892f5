package io.takhin.broker.reporter;

import io.takhin.broker.event.EventCodec;
import io.takhin.broker.event.MetricEvent;
import io.takhin.broker.event.MetricTopic;
import io.takhin.broker.reporter.FakeBroker.FakePartition;
import io.takhin.broker.sink.MetricSink;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a tick costs, run by hand: {@code TickCost <topics> <partitions each> <share that changes, %>}. CPU time of
 * collecting and of writing JSON, mean of 100 ticks after 100 to warm up, of which every tenth tells a bucket in full.
 */
public final class TickCost {

    private static final Logger LOG = LoggerFactory.getLogger(TickCost.class);
    private static final int WARM_UP = 100;
    private static final int TICKS = 100;

    private TickCost() {}

    public static void main(String[] args) {
        int topics = Integer.parseInt(args[0]);
        int partitions = Integer.parseInt(args[1]);
        int changing = Integer.parseInt(args[2]);
        FakeBroker broker = new FakeBroker();
        List<FakePartition> all = new ArrayList<>();
        LatencyTaps taps = new LatencyTaps();
        RegistryIndex index = new RegistryIndex(taps);
        broker.registry.addListener(index);
        for (int topic = 0; topic < topics; topic++) {
            broker.topicMeter("MessagesInPerSec", "some-topic-" + topic);
            for (int partition = 0; partition < partitions; partition++) {
                all.add(broker.partition("some-topic-" + topic, partition).set(3, 3, 100_000, 2_000_000, 50_000_000));
            }
        }
        LatencyTaps.PHASES.forEach(phase -> broker.request("Produce", phase));
        Teller teller = new Teller("Takhin-Test-Cluster-01", 1, 1);
        BrokerStateTold state = new BrokerStateTold(teller, index, new NetworkMetrics(List.of()), new Disk(List.of()));
        TickCollector collector = new TickCollector(
                teller,
                CounterEpoch.of(null, 1, 1),
                index,
                new RequestLatencyTold(teller, taps, 1),
                state,
                10_000,
                true);
        measure(collector, all, changing);
    }

    private static void measure(TickCollector collector, List<FakePartition> all, int changingPercent) {
        EncodingSink sink = new EncodingSink();
        long cpuNanos = 0;
        for (int tick = 1; tick <= WARM_UP + TICKS; tick++) {
            for (int i = 0; i < all.size() * changingPercent / 100; i++) {
                all.get((i + tick) % all.size()).logEnd().incrementAndGet();
            }
            if (tick == WARM_UP + 1) {
                sink.reset();
            }
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            collector.tick(1_000_000L + tick * 1_000L, sink);
            cpuNanos += tick > WARM_UP ? ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before : 0;
        }
        LOG.info(
                "{} partitions, {} % changing: {} ms CPU a tick, of it {} ms JSON; {} bytes a tick before compression",
                all.size(),
                changingPercent,
                cpuNanos / 1e6 / TICKS,
                sink.cpuNanos / 1e6 / TICKS,
                sink.bytes.get() / TICKS);
    }

    private static final class EncodingSink implements MetricSink {
        private final EventCodec codec = new EventCodec();
        private final AtomicLong bytes = new AtomicLong();
        private long cpuNanos;

        void reset() {
            bytes.set(0);
            cpuNanos = 0;
        }

        @Override
        public int bucketCount(MetricTopic topic) {
            return MetricTopic.DEFAULT_PARTITIONS;
        }

        @Override
        public void send(MetricEvent event, int bucket) {
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            bytes.addAndGet(codec.encode(event).length);
            cpuNanos += ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
        }

        @Override
        public long droppedTotal() {
            return 0;
        }

        @Override
        public void close() {
            reset();
        }
    }
}
