package io.takhin.topology.view;

import static io.takhin.topology.kit.Events.cluster;
import static io.takhin.topology.kit.Events.collector;
import static io.takhin.topology.kit.Events.noGroups;
import static io.takhin.topology.kit.Events.offsets;
import static io.takhin.topology.kit.TopologyKit.last;
import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.topology.kit.WithTopology;
import org.junit.jupiter.api.Test;

/** What the collector has not told of groups, or not lately, is unknown: it is not 0, and it is not as it was. */
class UntoldGroupsTest extends WithTopology {

    private void partitions(long atMillis) {
        kit.pipe(
                cluster(atMillis, 1),
                collector(atMillis)
                        .full()
                        .topic("orders")
                        .partition(0, 0, atMillis / 10)
                        .event());
    }

    @Test
    void fetchRateAndConsumers_areUnknownWithTheReason_beforeGroupsWereTold() {
        for (long at = 10_000; at <= 14_000; at += 1_000) {
            partitions(at);
        }
        assertThat(kit.topic("orders").rates().fetchRate()).isNull();
        assertThat(kit.snapshot().throughput().now().fetchRate()).isNull();
        assertThat(kit.snapshot().throughput().unknown().get("fetchRate")).contains("committed offsets");
        assertThat(kit.snapshot().health().totalConsumers()).isNull();
        assertThat(kit.snapshot().health().unknown().get("totalConsumers")).contains("not told");
    }

    @Test
    void fetchRateAndConsumers_areZero_whenThereIsNoGroup() {
        for (long at = 10_000; at <= 14_000; at += 1_000) {
            partitions(at);
            kit.pipe(offsets(at).full().event(), noGroups(at));
        }
        assertThat(kit.topic("orders").rates().fetchRate()).isZero();
        assertThat(kit.snapshot().throughput().now().fetchRate()).isZero();
        assertThat(kit.snapshot().health().totalConsumers()).isZero();
    }

    @Test
    void aGroupThatIsNotToldOf_isNeitherStoppedNorFine() {
        for (long at = 10_000; at <= 14_000; at += 1_000) {
            partitions(at);
            kit.pipe(offsets(at).full().commit("billing", "orders", 0, at / 20).event());
        }
        for (long at = 15_000; at <= 17_000; at += 1_000) {
            partitions(at);
        }
        assertThat(kit.lag("billing").status()).isEqualTo(LagStatus.OK);

        for (long at = 18_000; at <= 60_000; at += 1_000) {
            partitions(at);
        }
        assertThat(kit.lag("billing").status()).isEqualTo(LagStatus.UNKNOWN);
        assertThat(kit.group("billing").rule()).contains("not told in the last seconds");
    }

    @Test
    void aGroupWhoseOffsetsCannotBeAskedFor_isOfUnknownStatus_afterSomeSeconds() {
        partitions(9_000);
        kit.pipe(offsets(9_000).full().commit("billing", "orders", 0, 800).event());
        partitions(10_000);
        kit.pipe(offsets(10_000).full().commit("billing", "orders", 0, 900).event());
        for (long at = 11_000; at <= 13_000; at += 1_000) {
            partitions(at);
            kit.pipe(offsets(at).full().unlearnt("billing").event());
        }
        assertThat(kit.lag("billing").status()).isEqualTo(LagStatus.OK);

        partitions(14_000);
        kit.pipe(offsets(14_000).full().unlearnt("billing").event());
        assertThat(kit.lag("billing").status()).isEqualTo(LagStatus.UNKNOWN);

        partitions(15_000);
        kit.pipe(offsets(15_000).full().commit("billing", "orders", 0, 1_500).event());
        assertThat(kit.lag("billing").status()).isEqualTo(LagStatus.OK);
    }

    private void tick(long atMillis, long logStart, long logEnd, long committed) {
        kit.pipe(
                cluster(atMillis, 1),
                collector(atMillis)
                        .full()
                        .topic("orders")
                        .partition(0, logStart, logEnd)
                        .event(),
                offsets(atMillis)
                        .full()
                        .commit("billing", "orders", 0, committed)
                        .event());
    }

    @Test
    void groupIsKept_butItsLagIsNotSampled_atATickThatDidNotLearnItsOffsets() {
        tick(10_000, 0, 100, 60);
        kit.pipe(
                cluster(11_000, 1),
                collector(11_000).full().topic("orders").partition(0, 0, 100).event(),
                offsets(11_000).full().unlearnt("billing").event());
        kit.pipe(
                cluster(12_000, 1),
                collector(12_000).full().topic("orders").partition(0, 0, 100).event(),
                offsets(12_000).full().unlearnt("billing").event());
        assertThat(kit.lag("billing").lag()).isEqualTo(40);
        assertThat(last(1, kit.group("billing").recentLag().points())[0]).isNaN();
    }
}
