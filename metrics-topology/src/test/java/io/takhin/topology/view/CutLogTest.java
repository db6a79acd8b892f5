package io.takhin.topology.view;

import static io.takhin.topology.kit.Events.cluster;
import static io.takhin.topology.kit.Events.collector;
import static io.takhin.topology.kit.Events.offsets;
import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.topology.kit.WithTopology;
import org.junit.jupiter.api.Test;

/** A log that is cut: a broker that lost its last records, or a topic made anew. */
class CutLogTest extends WithTopology {

    private void tick(long atMillis, long logEnd, long committed) {
        kit.pipe(
                cluster(atMillis, 1),
                collector(atMillis)
                        .full()
                        .topic("orders")
                        .partition(0, 0, logEnd)
                        .event(),
                offsets(atMillis)
                        .full()
                        .commit("billing", "orders", 0, committed)
                        .event());
    }

    @Test
    void aGroupOnACutTopic_isRewound_onlyUntilItsCommitPassesTheNewEnd() {
        tick(10_000, 5_000, 4_990);
        tick(11_000, 20, 4_990);
        tick(12_000, 20, 5);
        assertThat(kit.lag("billing").status()).isEqualTo(LagStatus.REWIND);
        tick(13_000, 30, 12);
        assertThat(kit.lag("billing").status()).isEqualTo(LagStatus.REWIND);
        tick(14_000, 40, 25);
        assertThat(kit.lag("billing").status()).isEqualTo(LagStatus.OK);
        assertThat(kit.lag("billing").lag()).isEqualTo(15);
    }

    @Test
    void lagInTime_outlivesOneCutRecord() {
        for (int second = 10; second <= 30; second++) {
            tick(second * 1000L, second * 100, 1_000);
        }
        assertThat(kit.lag("billing").timeLag().millis()).isEqualTo(20_000);

        tick(31_000, 2_999, 1_000);

        assertThat(kit.lag("billing").timeLag().bound()).isEqualTo(TimeLag.Bound.exact);
        assertThat(kit.lag("billing").timeLag().millis()).isEqualTo(21_000);
    }
}
