package io.takhin.broker.reporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.broker.event.MetricEvent;
import io.takhin.broker.event.PartitionState;
import io.takhin.broker.event.TopicTraffic;
import java.util.List;
import org.junit.jupiter.api.Test;

class TickAfterDropTest {

    private static final Teller TELLER = new Teller("c1", 3, 500);

    private final LatencyTaps taps = new LatencyTaps();
    private final RegistryIndex index = new RegistryIndex(taps);
    private final RememberingSink sink = new RememberingSink(3);
    private final TickCollector collector = new TickCollector(
            TELLER,
            CounterEpoch.of(null, 500, 500),
            index,
            new RequestLatencyTold(TELLER, taps, 1_000_000),
            new BrokerStateTold(TELLER, index, new NetworkMetrics(List.of()), new Disk(List.of())),
            10_000,
            true);
    private long now = 1_000_000;

    @Test
    void tick_tellsAllAgain_whenTheSinkDroppedSomething() {
        tick(MetricEvent.class);
        assertThat(tick(PartitionState.class)).hasSize(3).noneMatch(PartitionState::full);
        sink.drop();
        assertThat(tick(PartitionState.class)).hasSize(3).allMatch(PartitionState::full);
        sink.drop();
        assertThat(tick(TopicTraffic.class)).hasSize(3).allMatch(TopicTraffic::full);
        assertThat(tick(TopicTraffic.class)).hasSize(3).noneMatch(TopicTraffic::full);
    }

    private <T extends MetricEvent> List<T> tick(Class<T> type) {
        now += 1_000;
        collector.tick(now, sink);
        return sink.take(type);
    }
}
