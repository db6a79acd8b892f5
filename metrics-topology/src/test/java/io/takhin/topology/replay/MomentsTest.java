package io.takhin.topology.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {

    private static final long NOW = 1_800_000_000_123L;

    @ParameterizedTest
    @CsvSource({
        "now, 1800000000123",
        "now-0s, 1800000000123",
        "now-30m, 1799998200123",
        "-30m, 1799998200123",
        "-1h, 1799996400123",
        "now-1d, 1799913600123",
        "-2s, 1799999998123",
        "-999999999d, -86398199913599877",
        "0, 0",
        "1799998200123, 1799998200123",
        "1970-01-01T00:00:01Z, 1000",
        "1970-01-01T01:00:01.500+01:00, 1500"
    })
    void everyForm_isTaken(String text, long millis) {
        assertThat(Moments.parse(text, NOW)).hasValue(millis);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "-1", "+1h", "now-", "now+1h", "now-1", "-1y", "1e3", "NaN", "2026-01-01", " now"})
    void whatIsNone_isNotGuessed(String text) {
        assertThat(Moments.parse(text, NOW)).isEmpty();
    }

    @Test
    void bothFormsBeforeNow_areTheSame() {
        for (String unit : new String[] {"s", "m", "h", "d"}) {
            assertThat(Moments.parse("-7" + unit, NOW)).isEqualTo(Moments.parse("now-7" + unit, NOW));
        }
    }
}
