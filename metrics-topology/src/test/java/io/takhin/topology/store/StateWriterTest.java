package io.takhin.topology.store;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.WithNull;
import org.junit.jupiter.api.Test;

class StateWriterTest {

    @Property
    void whatWasWritten_isRead(
            @ForAll long first, @ForAll @WithNull String text, @ForAll long[] column, @ForAll long last) {
        byte[] state = new StateWriter()
                .putLong(first)
                .putString(text)
                .putLongs(column, column.length)
                .putLong(last)
                .toBytes();
        StateReader reader = new StateReader(state);

        assertThat(reader.getLong()).isEqualTo(first);
        assertThat(reader.getString()).isEqualTo(text == null ? null : valid(text));
        assertThat(reader.getLongs()).isEqualTo(column);
        assertThat(reader.getLong()).isEqualTo(last);
    }

    /** Half surrogate pairs have no UTF-8. */
    private static String valid(String text) {
        return new String(
                text.getBytes(java.nio.charset.StandardCharsets.UTF_8), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void smallNumbers_takeOneByte_andNeighboursAreWrittenAsDifferences() {
        assertThat(new StateWriter().putLong(-64).toBytes()).hasSize(1);
        assertThat(new StateWriter()
                        .putLongs(new long[] {1_700_000_000_000L, 1_700_000_000_001L, 1_700_000_000_000L}, 3)
                        .toBytes())
                .hasSize(1 + 6 + 1 + 1);
    }

    @Test
    void aWriter_startsAnew_whenReset() {
        StateWriter writer = new StateWriter().putLong(1);

        assertThat(writer.reset().putLong(2).toBytes()).containsExactly(4);
    }
}
