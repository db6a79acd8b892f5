package io.takhin.topology.view;

import static io.takhin.topology.kit.Events.broker;
import static io.takhin.topology.kit.Events.cluster;
import static io.takhin.topology.kit.Events.collector;
import static io.takhin.topology.kit.Events.plugin;
import static io.takhin.topology.kit.Events.traffic;
import static io.takhin.topology.kit.TopologyKit.last;
import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.topology.kit.WithTopology;
import org.junit.jupiter.api.Test;

class ThroughputViewTest extends WithTopology {

    /** Broker and leader of "orders", which doesn't grow. */
    private void tick(int broker, long atMillis) {
        kit.pipe(
                broker(broker, atMillis),
                plugin(broker, atMillis)
                        .full()
                        .topic("orders")
                        .partition(broker, 0, 100)
                        .event());
    }

    private double[] bytesIn(int seconds) {
        return last(seconds, kit.detail("orders").produceBytes().points());
    }

    @Test
    void bytesPerSecond_areExact() {
        for (int second = 10; second <= 14; second++) {
            tick(1, second * 1000);
            kit.pipe(traffic(1, second * 1000)
                    .full()
                    .topic("orders", 5_000 + second * 300, second * 70)
                    .event());
        }
        assertThat(bytesIn(4)).containsExactly(300, 300, 300, 300);
        RateRow now = kit.snapshot().throughput().now();
        assertThat(now.produceBytes()).isEqualTo(300);
        assertThat(now.fetchBytes()).isEqualTo(70);
        assertThat(kit.broker(1).rates().produceBytes()).isEqualTo(300);
        assertThat(kit.broker(1).rates().fetchRate()).isNull();
    }

    @Test
    void aBrokersRestart_isNoNegativeRateAndNoSpike() {
        tick(1, 10_000);
        kit.pipe(traffic(1, 10_000).full().topic("orders", 1_000_000, 0).event());
        tick(1, 11_000);
        kit.pipe(traffic(1, 11_000).topic("orders", 1_000_100, 0).event());
        tick(1, 15_000);
        kit.pipe(traffic(1, 15_000).epoch(14_000).full().topic("orders", 40, 0).event());
        tick(1, 16_000);
        kit.pipe(traffic(1, 16_000).epoch(14_000).topic("orders", 90, 0).event());

        assertThat(bytesIn(6)).containsExactly(100, 0, 0, 0, 40, 50);
    }

    @Test
    void aRestartUnderAnEarlierClock_isTakenUp() {
        tick(1, 10_000);
        kit.pipe(
                traffic(1, 10_000).epoch(9_000).full().topic("orders", 1_000, 0).event());
        tick(1, 11_000);
        kit.pipe(traffic(1, 11_000).epoch(8_000).full().topic("orders", 20, 0).event());
        tick(1, 12_000);
        kit.pipe(traffic(1, 12_000).epoch(8_000).topic("orders", 50, 0).event());

        assertThat(bytesIn(1)).containsExactly(30);
    }

    @Test
    void aNewTopic_countsFromZero_afterAFullTick() {
        tick(1, 10_000);
        kit.pipe(traffic(1, 10_000).full().event());
        tick(1, 11_000);
        kit.pipe(traffic(1, 11_000).topic("orders", 700, 0).event());
        tick(1, 12_000);
        kit.pipe(traffic(1, 12_000).topic("orders", 1_000, 0).event());

        assertThat(bytesIn(2)).containsExactly(700, 300);
        assertThat(kit.broker(1).rates().produceBytes()).isEqualTo(500);
    }

    @Test
    void withoutTopics_nothingMoves_sinceSomebodyToldSo() {
        for (long millis = 10_000; millis <= 12_000; millis += 1_000) {
            kit.pipe(broker(1, millis), plugin(1, millis).full().event());
            kit.pipe(traffic(1, millis).full().event());
        }
        Throughput throughput = kit.snapshot().throughput();
        assertThat(last(5, throughput.produceRate().points()))
                .containsExactly(Double.NaN, Double.NaN, Double.NaN, 0, 0);
        assertThat(last(5, throughput.produceBytes().points()))
                .containsExactly(Double.NaN, Double.NaN, Double.NaN, 0, 0);
    }

    @Test
    void aTopicFirstToldByAnIncompleteTeller_isUnknownUntilItsSecondSample() {
        tick(1, 10_000);
        kit.pipe(traffic(1, 10_000).event());
        tick(1, 11_000);
        kit.pipe(traffic(1, 11_000).topic("orders", 700_000, 0).event());
        tick(1, 12_000);
        kit.pipe(traffic(1, 12_000).topic("orders", 700_300, 0).event());

        assertThat(bytesIn(2)).containsExactly(Double.NaN, 300);
    }

    @Test
    void anIdleTopic_isZero_notUnknown() {
        tick(1, 10_000);
        kit.pipe(traffic(1, 10_000).full().topic("orders", 700, 0).event());
        for (int second = 11; second <= 13; second++) {
            tick(1, second * 1000);
            kit.pipe(traffic(1, second * 1000).event());
        }
        assertThat(bytesIn(4)).containsExactly(Double.NaN, 0, 0, 0);
        assertThat(kit.topic("orders").rates().produceBytes()).isZero();
    }

    @Test
    void aTopicWithoutAnyTraffic_isZero_whereBrokersToldAll() {
        tick(1, 10_000);
        kit.pipe(traffic(1, 10_000).full().event());
        tick(1, 12_000);
        kit.pipe(traffic(1, 12_000).event());

        assertThat(kit.topic("orders").rates().produceBytes()).isZero();
        assertThat(kit.broker(1).rates().produceBytes()).isZero();
    }

    @Test
    void twoBrokers_areSummed() {
        for (int second = 10; second <= 13; second++) {
            tick(1, second * 1000);
            tick(2, second * 1000);
            kit.pipe(
                    traffic(1, second * 1000)
                            .full()
                            .topic("orders", second * 100, 0)
                            .event(),
                    traffic(2, second * 1000)
                            .full()
                            .topic("orders", second * 11, 0)
                            .event());
        }
        assertThat(bytesIn(3)).containsExactly(111, 111, 111);
        assertThat(kit.broker(2).rates().produceBytes()).isEqualTo(11);
    }

    @Test
    void rates_areUnknownWithTheReason_whenOneOfTwoBrokersHasNoPlugin() {
        for (int second = 10; second <= 12; second++) {
            tick(1, second * 1000);
            kit.pipe(
                    cluster(second * 1000, 1, 2),
                    traffic(1, second * 1000)
                            .full()
                            .topic("orders", second * 100, 0)
                            .event());
        }
        Throughput throughput = kit.snapshot().throughput();

        assertThat(throughput.now().produceBytes()).isNull();
        assertThat(throughput.unknown().get("produceBytes")).contains("1 of 2 brokers");
        assertThat(kit.broker(1).rates().produceBytes()).isEqualTo(100);
        assertThat(kit.broker(2).rates().produceBytes()).isNull();
    }

    @Test
    void countersThatBeginAgain_becauseTheTopicWasRecreated_areNoNegativeRate() {
        tick(1, 10_000);
        kit.pipe(traffic(1, 10_000).full().topic("orders", 9_000, 0).event());
        tick(1, 11_000);
        kit.pipe(traffic(1, 11_000).topic("orders", 9_500, 0).event());
        tick(1, 12_000);
        kit.pipe(traffic(1, 12_000).topic("orders", 60, 0).event());

        assertThat(bytesIn(2)).containsExactly(500, 60);
    }

    @Test
    void aTopicToldAfterItWasDeleted_isNoSpikeOfTheBroker() {
        tick(1, 10_000);
        kit.pipe(
                collector(10_000).full().topic("orders").partition(1, 0, 100).event(),
                traffic(1, 10_000).full().topic("orders", 5_000_000, 0).event());
        kit.pipe(
                broker(1, 11_000),
                collector(11_000).full().event(),
                plugin(1, 11_000).full().event(),
                traffic(1, 11_000).full().topic("orders", 5_000_000, 0).event());
        kit.pipe(
                broker(1, 12_000),
                collector(12_000).event(),
                plugin(1, 12_000).event(),
                traffic(1, 12_000).event());

        assertThat(kit.views().topic("cluster-1", "orders")).isEmpty();
        assertThat(kit.broker(1).rates().produceBytes()).isZero();
    }

    @Test
    void aRepeatedEvent_changesNothing_andIsCountedAsLate() {
        tick(1, 10_000);
        kit.pipe(traffic(1, 10_000).full().topic("orders", 9_000, 0).event());
        tick(1, 11_000);
        kit.pipe(traffic(1, 11_000).topic("orders", 9_500, 0).event());
        long late = kit.counts().lateEventsTotal();
        kit.pipe(traffic(1, 10_000).full().topic("orders", 9_000, 0).event());

        assertThat(bytesIn(1)).containsExactly(500);
        assertThat(kit.counts().lateEventsTotal()).isEqualTo(late + 1);
    }
}
