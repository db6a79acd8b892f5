package io.takhin.topology.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.topology.view.TimeLag.Bound;
import org.junit.jupiter.api.Test;

class TimeLagTest {

    private static final TimeLag EXACT = new TimeLag(500_000L, Bound.exact, null);
    private static final TimeLag AT_LEAST = new TimeLag(300_000L, Bound.atLeast, "older than the history");

    @Test
    void theFurtherOfTwo_isTold() {
        TimeLag near = new TimeLag(2_000L, Bound.exact, null);

        assertThat(near.orFurther(EXACT)).isEqualTo(EXACT);
        assertThat(EXACT.orFurther(near)).isEqualTo(EXACT);
        assertThat(near.orFurther(TimeLag.about(900_000))).isEqualTo(TimeLag.about(900_000));
    }

    @Test
    void aBoundOfOne_isABoundOfBoth_thoughTheOtherIsLarger() {
        TimeLag both = new TimeLag(500_000L, Bound.atLeast, "older than the history");

        assertThat(EXACT.orFurther(AT_LEAST)).isEqualTo(both);
        assertThat(AT_LEAST.orFurther(EXACT)).isEqualTo(both);
    }

    @Test
    void anUnknownOne_isNoTime() {
        TimeLag unknown = TimeLag.unknown("the lag itself isn't known");

        assertThat(unknown.orFurther(EXACT)).isEqualTo(EXACT);
        assertThat(EXACT.orFurther(unknown)).isEqualTo(EXACT);
    }
}
