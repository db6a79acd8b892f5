package io.takhin.topology.view;

import static io.takhin.topology.kit.Events.approximate;
import static io.takhin.topology.kit.Events.broker;
import static io.takhin.topology.kit.Events.phases;
import static io.takhin.topology.kit.Events.produceLatency;
import static io.takhin.topology.kit.TopologyKit.last;
import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.topology.kit.WithTopology;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatencyViewTest extends WithTopology {

    @Test
    void percentiles_areOfAllRequestsOfAllBrokers() {
        kit.pipe(
                broker(1, 11_000),
                broker(2, 11_000),
                produceLatency(1, 1, 11_000, IntStream.rangeClosed(1, 90).toArray()),
                produceLatency(2, 1, 11_000, IntStream.rangeClosed(91, 100).toArray()));
        Latency latency = kit.snapshot().latency();

        assertThat(latency.kind()).isEqualTo(Latency.Kind.exact);
        assertThat(latency.reason()).isNull();
        assertThat(latency.produce().count()).isEqualTo(100);
        assertThat(latency.produce().p50()).isEqualTo(0.050);
        assertThat(latency.produce().p95()).isEqualTo(0.095);
        assertThat(latency.produce().p99()).isEqualTo(0.099);
        assertThat(last(2, latency.produce().p95Series().points())).containsExactly(Double.NaN, 0.095);
        assertThat(last(1, latency.produce().countSeries().points())).containsExactly(100);
        assertThat(latency.fetch().count()).isNull();
        assertThat(latency.fetch().p99()).isNull();
    }

    @Test
    void theWindow_isTenSeconds() {
        for (int second = 11; second <= 30; second++) {
            kit.pipe(broker(1, second * 1000L), produceLatency(1, second, second * 1000L, second));
        }
        LatencyRow produce = kit.snapshot().latency().produce();

        assertThat(produce.count()).isEqualTo(10);
        assertThat(produce.p50()).isEqualTo(0.025);
        assertThat(produce.p99()).isEqualTo(0.030);
    }

    @Test
    void aRepeatedEvent_changesNothing() {
        kit.pipe(
                broker(1, 11_000),
                produceLatency(1, 1, 11_000, 5),
                produceLatency(1, 1, 11_000, 5),
                produceLatency(1, 1, 12_000, 5));

        assertThat(kit.snapshot().latency().produce().count()).isEqualTo(1);
        assertThat(kit.counts().lateEventsTotal()).isEqualTo(2);
    }

    @Test
    void aSecondWithoutRequests_isCountedAsNone_andHasNoPercentile() {
        kit.pipe(broker(1, 11_000), produceLatency(1, 1, 11_000));
        LatencyRow produce = kit.snapshot().latency().produce();

        assertThat(produce.count()).isZero();
        assertThat(produce.p50()).isNull();
    }

    @Test
    void approximatePercentiles_areTheWorstBrokers_andMarked() {
        kit.pipe(
                broker(1, 11_000),
                broker(2, 11_000),
                approximate(1, 1, 11_000, 3, 8, 20),
                approximate(2, 1, 11_000, 2, 9, 15));
        Latency latency = kit.snapshot().latency();

        assertThat(latency.kind()).isEqualTo(Latency.Kind.approximate);
        assertThat(latency.reason()).isNotEmpty();
        assertThat(latency.produce().p50()).isEqualTo(0.003);
        assertThat(latency.produce().p95()).isEqualTo(0.009);
        assertThat(latency.produce().p99()).isEqualTo(0.020);
        assertThat(latency.produce().count()).isNull();
    }

    @Test
    void latency_isUnknownWithTheReason_withoutPlugin() {
        kit.pipe(io.takhin.topology.kit.Events.cluster(11_000, 1));
        Latency latency = kit.snapshot().latency();

        assertThat(latency.kind()).isEqualTo(Latency.Kind.unknown);
        assertThat(latency.reason()).contains("plugin");
        assertThat(latency.produce().p50()).isNull();
        assertThat(last(1, latency.produce().p50Series().points())).containsExactly(Double.NaN);
    }

    @Test
    void latency_isNotExact_whenABrokerDoesNotReport() {
        kit.pipe(
                io.takhin.topology.kit.Events.cluster(11_000, 1, 2),
                broker(1, 11_000),
                produceLatency(1, 1, 11_000, 7));
        Latency latency = kit.snapshot().latency();

        assertThat(latency.kind()).isEqualTo(Latency.Kind.approximate);
        assertThat(latency.reason()).isEqualTo("Reported by 1 of 2 brokers.");
        assertThat(latency.produce().p50()).isEqualTo(0.007);
    }

    @Test
    void approximatePercentiles_countWhatExactBrokersRecorded() {
        kit.pipe(
                broker(1, 11_000),
                broker(2, 11_000),
                approximate(1, 1, 11_000, 3, 8, 20),
                produceLatency(2, 1, 11_000, 1, 1, 1, 100));
        LatencyRow produce = kit.snapshot().latency().produce();

        assertThat(produce.p50()).isEqualTo(0.003);
        assertThat(produce.p95()).isEqualTo(0.100);
        assertThat(produce.p99()).isEqualTo(0.100);
    }

    @Test
    void latency_isUnknownAtOnce_whenNobodyReportsAnyMore() {
        kit.pipe(broker(1, 11_000), produceLatency(1, 1, 11_000, 7));
        for (long at = 12_000; at <= 15_000; at += 1_000) {
            kit.pipe(broker(1, at));
        }
        Latency latency = kit.snapshot().latency();

        assertThat(latency.kind()).isEqualTo(Latency.Kind.unknown);
        assertThat(latency.produce().count()).isNull();
        assertThat(latency.produce().p50()).isNull();
        assertThat(last(5, latency.produce().p50Series().points())[0]).isEqualTo(0.007);
    }

    @Test
    void phases_areMeansOfAllRequestsOfTheBroker_overTenSeconds() {
        kit.pipe(
                broker(1, 11_000),
                phases(1, 1, 11_000, new int[] {2, 4}, new int[] {10, 30}),
                broker(1, 12_000),
                phases(1, 2, 12_000, new int[] {6, 8, 10}, new int[] {10, 10, 40}));
        PhaseRow produce = kit.snapshot().health().brokers().get(0).produceTime();

        assertThat(produce.count()).isEqualTo(5);
        assertThat(produce.local()).isEqualTo(0.006);
        assertThat(produce.remote()).isEqualTo(0.020);
        assertThat(produce.send()).isZero();
        assertThat(kit.snapshot().health().brokers().get(0).fetchTime()).isNull();
    }

    @Test
    void phases_areNoNumbers_whereNoRequestCame_andUnknownWhereOnlyPercentilesAre() {
        kit.pipe(
                broker(1, 11_000),
                produceLatency(1, 1, 11_000),
                broker(2, 11_000),
                approximate(2, 1, 11_000, 3, 8, 20));
        PhaseRow none = kit.snapshot().health().brokers().get(0).produceTime();
        BrokerRow approximate = kit.snapshot().health().brokers().get(1);

        assertThat(none).isEqualTo(new PhaseRow(0L, null, null, null, null, null));
        assertThat(approximate.produceTime()).isNull();
        assertThat(approximate.unknown()).containsKeys("produceTime", "fetchTime");
    }
}
