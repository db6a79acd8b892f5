package io.takhin.topology.view;

import static io.takhin.topology.kit.Events.cluster;
import static io.takhin.topology.kit.Events.collector;
import static io.takhin.topology.kit.Events.offsets;
import static io.takhin.topology.kit.TopologyKit.last;
import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.topology.kit.WithTopology;
import org.junit.jupiter.api.Test;

/** Commits that one of several collectors tells, or that it could not learn. */
class LagTellerTest extends WithTopology {

    @Test
    void groupIsKept_butItsLagIsNotSampled_atATickThatDidNotLearnItsOffsets() {
        kit.pipe(
                cluster(10_000, 1),
                collector(10_000).full().topic("orders").partition(0, 0, 100).event(),
                offsets(10_000).full().commit("billing", "orders", 0, 60).event());
        kit.pipe(
                cluster(11_000, 1),
                collector(11_000).full().topic("orders").partition(0, 0, 100).event(),
                offsets(11_000).full().unlearnt("billing").event());
        kit.pipe(cluster(12_000, 1), offsets(12_000).full().unlearnt("billing").event());
        assertThat(kit.lag("billing").lag()).isEqualTo(40);
        assertThat(last(1, kit.group("billing").recentLag().points())[0]).isNaN();
        kit.pipe(cluster(15_000, 1), offsets(15_000).full().unlearnt("billing").event());
        assertThat(kit.lag("billing").status()).isEqualTo(LagStatus.UNKNOWN);
        assertThat(kit.lag("billing").lag()).isEqualTo(40);
    }

    @Test
    void commitsOfASecondCollector_areNotTaken_untilTheFirstIsAway() {
        kit.pipe(offsets(10_100)
                .full()
                .by("x")
                .commit("billing", "orders", 0, 100)
                .event());
        kit.pipe(offsets(10_150)
                .full()
                .by("y")
                .commit("billing", "orders", 0, 90)
                .event());
        kit.pipe(offsets(10_160).full().by("y").event());
        assertThat(kit.lag("billing").currentOffset()).isEqualTo(100);
        assertThat(kit.lag("billing").status()).isNotEqualTo(LagStatus.REWIND);
        kit.pipe(offsets(13_101)
                .full()
                .by("y")
                .commit("billing", "orders", 0, 120)
                .event());
        kit.pipe(offsets(13_200)
                .full()
                .by("x")
                .commit("billing", "orders", 0, 100)
                .event());
        assertThat(kit.lag("billing").currentOffset()).isEqualTo(120);
    }
}
