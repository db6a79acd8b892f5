package io.takhin.topology.view;

import static io.takhin.topology.kit.Events.brokerOfConnections;
import static io.takhin.topology.kit.Events.cluster;
import static io.takhin.topology.kit.Events.collector;
import static io.takhin.topology.kit.Events.offsets;
import static io.takhin.topology.kit.Events.plugin;
import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.broker.event.EventCodec;
import io.takhin.broker.event.MetricTopic;
import io.takhin.topology.kit.PartitionTick;
import io.takhin.topology.kit.WithTopology;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Numbers that no cluster has are told: what is right stays so, and a sum that has no place in 64 bits is unknown. */
class VeryLargeNumbersTest extends WithTopology {

    private static final long MOST = 1L << 60;

    @Test
    void aLogEndThatNoneHas_changesNothing() {
        for (int second = 10; second < 30; second++) {
            long at = second * 1000L;
            kit.pipe(collector(at)
                    .full()
                    .topic("orders")
                    .partition(0, 0, 100 * second)
                    .event());
            long end = 100L * second;
            byte[] event = new EventCodec()
                    .encode(plugin(1, at)
                            .full()
                            .topic("orders")
                            .partition(0, end, end)
                            .event());
            String told = new String(event, StandardCharsets.UTF_8)
                    .replace("\"logEndOffsets\":[2000]", "\"logEndOffsets\":[9223372036854775807]");
            kit.pipe(MetricTopic.PARTITION_STATE, told.getBytes(StandardCharsets.UTF_8), at);
        }

        assertThat(kit.deadLetters()).hasSize(1);
        assertThat(kit.topic("orders").totalMessages()).isZero();
        double[] points = kit.detail("orders").produceRate().points();
        assertThat(Arrays.copyOfRange(points, points.length - 18, points.length))
                .containsOnly(100);
    }

    @Test
    void sumsBeyond64Bits_areUnknown() {
        PartitionTick none = collector(10_000).full().topic("orders");
        for (int p = 0; p < 9; p++) {
            none.partition(p, 0, 0);
        }
        kit.pipe(cluster(10_000, 1), none.event(), offsets(10_000).full().event());
        kit.pipe(collector(11_000).full().event());
        for (int p = 0; p < 9; p++) {
            // the size is ten times as much
            kit.pipe(
                    plugin(p, 12_000).topic("orders").partition(p, 0, MOST / 10).event());
        }
        assertThat(kit.deadLetters()).isEmpty();
        assertThat(kit.topic("orders").totalBytes()).isNull();
        assertThat(kit.topic("orders").totalMessages()).isEqualTo(MOST / 10 * 9);
    }

    @Test
    void sumsOverBrokersBeyond64Bits_areUnknown_andTheReasonIsSaid() {
        int[] brokers = {1, 2, 3, 4, 5, 6, 7, 8};
        kit.pipe(cluster(10_000, brokers));
        for (int id : brokers) {
            kit.pipe(brokerOfConnections(id, 10_000, MOST));
        }
        assertThat(kit.deadLetters()).isEmpty();
        Health health = kit.snapshot().health();
        assertThat(health.activeConnections()).isNull();
        assertThat(health.unknown().get("activeConnections")).contains("64 bits");
    }

    @Test
    void aReadingOfTheLogStartPastThatOfTheEnd_makesNoNegativeNumber() {
        kit.pipe(collector(10_000)
                .full()
                .topic("orders")
                .partition(0, 90, 50)
                .partition(1, 0, 7)
                .event());

        assertThat(kit.topic("orders").totalMessages()).isNull();
    }

    /** Kafka lets a group commit any number. */
    @Test
    void anOffsetThatNoLogHas_isNoProgress() {
        for (int second = 10; second < 30; second++) {
            long at = second * 1000L;
            kit.pipe(
                    cluster(at, 1),
                    collector(at).full().topic("orders").partition(0, 0, 1_000).event(),
                    offsets(at)
                            .full()
                            .commit("billing", "orders", 0, second < 25 ? 500 : Long.MAX_VALUE)
                            .event());
        }

        assertThat(kit.lag("billing").lag()).isZero();
        assertThat(kit.lag("billing").status()).isEqualTo(LagStatus.ERR);
        assertThat(Arrays.stream(kit.detail("orders").fetchRate().points())
                        .filter(rate -> rate > 0)
                        .count())
                .isZero();
    }
}
