package io.takhin.topology.view;

import static io.takhin.topology.kit.Events.cluster;
import static io.takhin.topology.kit.Events.collector;
import static io.takhin.topology.kit.Events.group;
import static io.takhin.topology.kit.Events.offsets;
import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.topology.kit.WithTopology;
import org.junit.jupiter.api.Test;

/** What is said of a group of which only its place is known. */
class FirstSeenGroupTest extends WithTopology {

    private void tick(int second, long logEnd, long committed) {
        long at = second * 1_000L;
        kit.pipe(
                cluster(at, 1),
                collector(at).full().topic("orders").partition(0, 0, logEnd).event(),
                offsets(at).full().commit("billing", "orders", 0, committed).event(),
                group(at, "billing", "Empty", 0));
    }

    @Test
    void aGroupWithLag_isNeitherFineNorStopped_untilItMoved_orStoodForHalfAMinute() {
        for (int second = 10; second <= 39; second++) {
            tick(second, 100, 60);
            assertThat(kit.lag("billing").status()).isEqualTo(LagStatus.UNKNOWN);
            assertThat(kit.lag("billing").lag()).isEqualTo(40);
        }
        assertThat(kit.group("billing").rule()).contains("had this lag when it was first seen");
        tick(40, 100, 60);
        assertThat(kit.group("billing").status()).isEqualTo(LagStatus.STOP);
    }

    @Test
    void aGroupWithLag_isFine_onceItWasSeenToMove() {
        tick(10, 100, 60);
        tick(11, 100, 61);
        assertThat(kit.lag("billing").status()).isEqualTo(LagStatus.OK);
    }

    @Test
    void aGroupThatWasAtTheEnd_isFine_whileItIsAwaitedForHalfAMinute() {
        tick(10, 100, 100);
        assertThat(kit.lag("billing").status()).isEqualTo(LagStatus.OK);
        for (int second = 11; second <= 40; second++) {
            tick(second, 140, 100);
            assertThat(kit.lag("billing").status()).isEqualTo(LagStatus.OK);
        }
        tick(41, 140, 100);
        assertThat(kit.lag("billing").status()).isEqualTo(LagStatus.STOP);
    }
}
