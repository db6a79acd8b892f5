package io.takhin.topology.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeriesRingTest {

    private final SeriesRing ring = new SeriesRing();

    @Test
    void aSecondThatWasNotSet_isUnknown() {
        ring.set(10, 1);
        ring.set(12, 3);

        assertThat(ring.last(5, 14)).containsExactly(Double.NaN, 1, Double.NaN, 3, Double.NaN);
    }

    @Test
    void aSecond_canBeSetAgain() {
        ring.set(10, 1);
        ring.set(11, 2);
        ring.set(10, 5);

        assertThat(ring.last(2, 12)).containsExactly(5, 2);
    }

    @Test
    void aSecondBeforeTheFirst_canBeSet_asFarAsTheRingReaches() {
        ring.set(1_000, 1);
        ring.set(1_000 - 511, 2);
        ring.set(1_000 - 512, 3);

        assertThat(ring.last(1, 1_000 - 510)).containsExactly(2);
        assertThat(ring.last(1, 1_000 - 511)).containsExactly(Double.NaN);
        assertThat(ring.last(1, 1_001)).containsExactly(1);
    }

    @Test
    void allIsForgotten_whenTheRingIsJumpedOver() {
        ring.set(10, 1);
        ring.set(10_000, 2);

        assertThat(ring.last(2, 10_001)).containsExactly(Double.NaN, 2);
        assertThat(ring.last(1, 11)).containsExactly(Double.NaN);
    }
}
