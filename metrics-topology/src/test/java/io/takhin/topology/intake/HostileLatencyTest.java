package io.takhin.topology.intake;

import static io.takhin.topology.kit.Events.latency;
import static io.takhin.topology.kit.Events.produceLatency;
import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.broker.event.RequestLatency;
import io.takhin.topology.kit.WithTopology;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.Deflater;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Histograms from a stranger take no more memory than a plugin's, and count once. */
class HostileLatencyTest extends WithTopology {

    private static final int V0_COMPRESSED = 0x1c849309;
    private static final int V0_PLAIN = 0x1c849308;

    /** The oldest form has its digits elsewhere: where a V2 has them, this says 1. */
    private static String ofFiveDigitsInV0() {
        ByteBuffer plain = ByteBuffer.allocate(64);
        plain.putInt(V0_PLAIN).putInt(5).putLong(1).putLong(Long.MAX_VALUE / 2).putLong(0);
        return packed(V0_COMPRESSED, plain);
    }

    private static String packed(int cookie, ByteBuffer plain) {
        Deflater deflater = new Deflater();
        deflater.setInput(plain.array());
        deflater.finish();
        byte[] deflated = new byte[200];
        int length = deflater.deflate(deflated);
        deflater.end();
        ByteBuffer packed = ByteBuffer.allocate(8 + length).putInt(cookie).putInt(length);
        return Base64.getEncoder()
                .encodeToString(packed.put(deflated, 0, length).array());
    }

    private String error() {
        return new String(
                kit.deadLetters().get(0).headers().lastHeader("takhin.error").value(), StandardCharsets.UTF_8);
    }

    @Test
    void anOlderForm_goesToTheDeadLetters() {
        kit.pipe(latency(1, 1, 10_000, ofFiveDigitsInV0(), 1));

        assertThat(error()).contains("expected cookie 1c849314, found 1c849309");
    }

    @Test
    void anOlderFormInsideTheRightOne_goesToTheDeadLetters() {
        ByteBuffer plain = ByteBuffer.allocate(64);
        plain.putInt(V0_PLAIN).putInt(5).putLong(1).putLong(Long.MAX_VALUE / 2).putLong(0);
        kit.pipe(latency(1, 1, 10_000, packed(0x1c849314, plain), 1));

        assertThat(error()).contains("expected cookie 1c849313, found 1c849308");
    }

    /** As many as a number holds, twice, and one: together a few. */
    @ParameterizedTest
    @ValueSource(longs = {1L << 41, Long.MAX_VALUE})
    void moreRequestsThanABrokerAnswers_goToTheDeadLetters(long count) {
        Histogram values = new Histogram(3);
        values.recordValue(1);
        for (int value = 2; value < 6; value++) {
            values.recordValueWithCount(value, count);
        }
        ByteBuffer bytes = ByteBuffer.allocate(values.getNeededByteBufferCapacity());
        byte[] packed = Arrays.copyOf(bytes.array(), values.encodeIntoCompressedByteBuffer(bytes));
        System.arraycopy(bytes.array(), 0, packed, 0, packed.length);

        kit.pipe(latency(1, 1, 10_000, Base64.getEncoder().encodeToString(packed), 1));

        assertThat(error()).contains("expected at most 2^40 values");
    }

    @Test
    void aRowToldTwice_goesToTheDeadLetters() {
        RequestLatency one = produceLatency(1, 1, 10_000, 4);
        kit.pipe(new RequestLatency(
                one.clusterId(),
                1,
                0,
                1,
                9_000,
                10_000,
                false,
                new String[] {"Produce", "Produce"},
                new String[] {"TotalTimeMs", "TotalTimeMs"},
                new long[] {1, 1},
                new String[] {one.histograms()[0], one.histograms()[0]},
                null,
                null,
                null));

        assertThat(error()).contains("Produce TotalTimeMs again");
        kit.pipe(produceLatency(1, 2, 11_000, 4));
        assertThat(kit.snapshot().latency().produce().count()).isEqualTo(1);
    }
}
