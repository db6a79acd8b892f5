package io.takhin.broker.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.takhin.broker.event.MetricEvent;
import io.takhin.broker.event.MetricTopic;
import io.takhin.broker.sink.MetricSink;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ClusterCollectorTest {

    /** Fails once with an Error, then has nobody to tell. */
    private static final class BrokenOnce implements MetricSink {
        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public int bucketCount(MetricTopic topic) {
            if (asked.getAndIncrement() == 0) {
                throw new NoClassDefFoundError("org/example/Missing");
            }
            return 0;
        }

        @Override
        public void send(MetricEvent event, int bucket) {
            throw new AssertionError("there is nobody to tell");
        }

        @Override
        public long droppedTotal() {
            return 0;
        }

        @Override
        public void close() {}
    }

    @Test
    void collector_saysThatAnErrorEndedARound_andGoesOnWithTheNext() {
        BrokenOnce sink = new BrokenOnce();
        try (ClusterCollector collector =
                new ClusterCollector(Map.of(), CollectorConfig.DEFAULT, sink, System::currentTimeMillis, () -> false)) {
            collector.start();
            await().until(() -> !collector.status().problems().isEmpty());
            assertThat(collector.status().problems())
                    .isEqualTo(List.of("collector: NoClassDefFoundError (org/example/Missing)."));
            await().until(() -> sink.asked.get() >= 2 && collector.status().waiting());
            assertThat(collector.status().problems()).isEmpty();
        }
    }
}
