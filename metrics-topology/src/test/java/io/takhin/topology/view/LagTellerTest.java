package io.takhin.topology.view;

import static io.takhin.topology.kit.Events.offsets;
import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.topology.kit.WithTopology;
import org.junit.jupiter.api.Test;

/** Commits that one of several collectors tells. */
class LagTellerTest extends WithTopology {

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
