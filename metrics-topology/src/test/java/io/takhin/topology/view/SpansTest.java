package io.takhin.topology.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SpansTest {

    private static String text(String duration) {
        return Spans.text(Duration.parse(duration).toMillis());
    }

    @Test
    void span_isToldInItsTwoLargestUnits() {
        assertThat(text("PT0.9S")).isEqualTo("0 s");
        assertThat(text("PT59.9S")).isEqualTo("59 s");
        assertThat(text("PT24M3S")).isEqualTo("24 min 3 s");
        assertThat(text("PT2H10M59S")).isEqualTo("2 h 10 min");
        assertThat(text("P4DT2H59M")).isEqualTo("4 d 2 h");
    }

    @Test
    void smallerUnit_isLeftOut_whenThereIsNothingOfIt() {
        assertThat(text("PT3M")).isEqualTo("3 min");
        assertThat(text("P1DT59M")).isEqualTo("1 d");
    }
}
