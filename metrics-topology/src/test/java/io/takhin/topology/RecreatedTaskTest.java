package io.takhin.topology;

import static io.takhin.topology.kit.Events.broker;
import static io.takhin.topology.kit.Events.cluster;
import static io.takhin.topology.kit.Events.collector;
import static io.takhin.topology.kit.Events.group;
import static io.takhin.topology.kit.Events.offsets;
import static io.takhin.topology.kit.Events.produceLatency;
import static io.takhin.topology.kit.Events.traffic;
import static io.takhin.topology.kit.TopologyKit.last;
import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.topology.kit.WithTopology;
import org.junit.jupiter.api.Test;

/** A stream thread that failed is replaced: its tasks fill boards that still hold what the former ones put there. */
class RecreatedTaskTest extends WithTopology {

    private void tick(int second) {
        long at = second * 1000L;
        kit.pipe(
                broker(1, at),
                cluster(at, 1),
                collector(at)
                        .full()
                        .topic("orders")
                        .partition(0, 0, second * 100)
                        .event(),
                traffic(1, at)
                        .full()
                        .topic("orders", second * 1_000, second * 500)
                        .event(),
                offsets(at).full().commit("billing", "orders", 0, second * 50).event(),
                group(at, "billing", "Stable", 2),
                produceLatency(1, second, at, 5, 7));
    }

    @Test
    void nothingIsCountedTwice() {
        for (int second = 10; second <= 30; second++) {
            tick(second);
        }
        double[] fetched = kit.detail("orders").fetchRate().points();
        double[] produced = kit.detail("orders").produceRate().points();

        kit.recreateTasks();
        kit.recreateTasks();

        assertThat(kit.detail("orders").fetchRate().points()).containsExactly(fetched);
        assertThat(kit.detail("orders").produceRate().points()).containsExactly(produced);
        tick(31);
        assertThat(last(20, kit.detail("orders").fetchRate().points())).containsOnly(50);
        assertThat(last(20, kit.detail("orders").produceRate().points())).containsOnly(100);
        assertThat(last(20, kit.detail("orders").produceBytes().points())).containsOnly(1_000);
        assertThat(kit.topic("orders").rates().fetchRate()).isEqualTo(50);
        assertThat(kit.snapshot().latency().produce().count()).isEqualTo(20);
        assertThat(kit.group("billing").totalLag()).isEqualTo(31 * 50);
    }

    @Test
    void lagInTime_goesOn() {
        for (int second = 10; second <= 30; second++) {
            tick(second);
        }
        Long before = kit.lag("billing").timeLag().millis();

        kit.recreateTasks();
        tick(31);

        assertThat(before).isEqualTo(15_000);
        assertThat(kit.lag("billing").timeLag().millis()).isEqualTo(15_500);
    }
}
