package io.takhin.broker.reporter;

import static org.assertj.core.api.Assertions.assertThat;

import com.yammer.metrics.core.Meter;
import org.junit.jupiter.api.Test;

class CounterEpochTest {

    @Test
    void epoch_isNew_whenTheBrokersMetersAre() {
        Meter first = new FakeBroker().brokerMeter("BrokerTopicMetrics", "MessagesInPerSec");
        CounterEpoch epoch = CounterEpoch.of(first, 1_000, 5_000);
        assertThat(CounterEpoch.of(first, 1_000, 9_000)).isSameAs(epoch);

        Meter afterRestart = new FakeBroker().brokerMeter("BrokerTopicMetrics", "MessagesInPerSec");
        CounterEpoch next = CounterEpoch.of(afterRestart, 1_000, 9_000);
        assertThat(next.epochMillis()).isEqualTo(9_000);
        assertThat(next.nextSequence()).isEqualTo(1);
        assertThat(next.nextSequence()).isEqualTo(2);
    }
}
