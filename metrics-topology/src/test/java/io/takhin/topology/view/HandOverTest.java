package io.takhin.topology.view;

import static io.takhin.topology.kit.Events.collector;
import static io.takhin.topology.kit.Events.plugin;
import static io.takhin.topology.kit.TopologyKit.last;
import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.broker.event.PartitionState;
import io.takhin.topology.kit.PartitionTick;
import io.takhin.topology.kit.WithTopology;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A partition's offsets are told by one teller after the other. */
class HandOverTest extends WithTopology {

    private double[] produced(int seconds) {
        return last(seconds, kit.detail("orders").produceRate().points());
    }

    private static PartitionState orders(PartitionTick tick, long logEnd) {
        return tick.topic("orders").partition(0, 0, logEnd).event();
    }

    /** The collector is first to tell after a stall, and the new leader's plugin takes over at once. */
    @Test
    void growthOverALongStall_isUnknown_whoeverTellsNext() {
        kit.pipe(
                orders(collector(10_000).full().ledBy(3), 1_405),
                plugin(1, 10_000).full().event(),
                orders(plugin(3, 10_000).full(), 1_405),
                plugin(1, 32_000).full().event(),
                orders(plugin(3, 32_001).full(), 1_405),
                orders(collector(65_208).full().ledBy(1), 1_485),
                orders(plugin(1, 65_023).full(), 1_485));
        for (long at = 66_000; at <= 70_000; at += 1_000) {
            kit.pipe(
                    orders(plugin(1, at).full(), 1_485),
                    orders(collector(at + 100).full().ledBy(1), 1_485));
        }
        double[] produced = produced(48); // of 22 s to 70 s
        assertThat(Arrays.copyOfRange(produced, 0, 10)).containsOnly(0);
        assertThat(Arrays.copyOfRange(produced, 10, 44)).containsOnly(Double.NaN);
        assertThat(Arrays.copyOfRange(produced, 44, 48)).containsOnly(0);
    }

    /** A broker's last tick before it died was late: its last second has what it told of it. */
    @Test
    void theBeginningOfATellersLastSecond_isCounted() {
        kit.pipe(
                plugin(2, 10_000).full().event(),
                orders(plugin(1, 10_000).full(), 0),
                orders(plugin(1, 11_500).full(), 150));
        for (long at = 12_000; at <= 20_000; at += 1_000) {
            kit.pipe(orders(plugin(2, at).full(), 200));
        }
        assertThat(produced(10)).containsExactly(100, 100, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /** Both were cut off for 20 s, and the collector's queue is sent before the plugin's, which knows each second. */
    @Test
    void afterAPauseOfBoth_thePluginsLateTicksAreTaken() {
        kit.pipe(
                orders(plugin(1, 10_000).full(), 0),
                orders(collector(10_010).full(), 1),
                orders(collector(14_000).full(), 400),
                orders(collector(32_000).full(), 1_500));
        for (int second = 11; second <= 21; second++) {
            kit.pipe(orders(plugin(1, second * 1_000), second == 12 ? 100 : (second - 10) * 100));
        }
        kit.pipe(orders(plugin(1, 33_000).full(), 1_600), orders(collector(33_010), 1_601));
        kit.pipe(plugin(1, 34_000).event(), collector(34_010).event());
        double[] produced = produced(24); // of 10 s to 34 s
        assertThat(Arrays.copyOfRange(produced, 0, 11))
                .containsExactly(100, 0, 200, 100, 100, 100, 100, 100, 100, 100, 100);
        assertThat(Arrays.stream(produced).sum()).isEqualTo(1_600);
    }

    /** The collector told a larger log end before it was believed; that was not counted yet. */
    @Test
    void whatTheCollectorTakesOver_cameSinceThePluginsLastTick() {
        kit.pipe(orders(plugin(1, 10_000).full(), 0), orders(collector(10_000).full(), 0));
        for (int second = 11; second <= 20; second++) {
            kit.pipe(orders(collector(second * 1_000), (second - 10) * 100));
        }
        assertThat(produced(10)).containsOnly(100);
    }

    private static PartitionState orders(PartitionTick tick, long first, long second) {
        return tick.topic("orders")
                .partition(0, 0, first)
                .partition(1, 0, second)
                .event();
    }

    /** The tick with which the collector takes over has only a row of the partition that moved since its last one. */
    @Test
    void partitionsOfASilentPlugin_changeHandsTogether_alsoThoseThatStandStill() {
        kit.pipe(
                orders(plugin(1, 10_000).full(), 0, 0),
                orders(collector(10_000).full(), 0, 0),
                orders(collector(26_000), 40, 1_600),
                collector(30_000).event(),
                orders(collector(31_000), 80),
                orders(collector(32_000).full(), 90, 1_600),
                orders(collector(33_000), 100));
        double[] produced = produced(23); // of 10 s to 33 s
        assertThat(Arrays.copyOfRange(produced, 0, 21)).containsOnly(80);
        assertThat(Arrays.copyOfRange(produced, 21, 23)).containsOnly(10);
    }

    /** The broker was restarted, and the events of its plugin come after the collector's. */
    @Test
    void whatCameOverALongStall_isNotCountedInTheSecondsAfterIt() {
        kit.pipe(
                orders(plugin(1, 10_000).full(), 0, 0),
                orders(collector(10_000).full(), 0, 0),
                orders(collector(60_000).full(), 20, 900),
                orders(collector(64_000), 60, 20_000),
                orders(collector(65_000), 70),
                orders(collector(69_000).full(), 110, 20_000));
        for (int second = 63; second <= 70; second++) {
            PartitionTick tick = plugin(1, second * 1_000).epoch(30_000);
            kit.pipe(orders(second == 63 ? tick.full() : tick, 10 * (second - 58), 20_000));
        }
        kit.pipe(orders(collector(70_010), 120));
        double[] produced = produced(60); // of 10 s to 70 s
        assertThat(Arrays.copyOfRange(produced, 0, 55)).containsOnly(Double.NaN);
        assertThat(Arrays.copyOfRange(produced, 55, 60)).containsOnly(10);
    }
}
