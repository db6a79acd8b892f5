package io.takhin.topology.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.topology.kit.NothingRecent;
import io.takhin.topology.store.Rollup;
import io.takhin.topology.store.ViewStores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is asked of the board, and what of the written blocks. */
class HistoryReaderTest {

    private static final long NOW = 1_000_020_000;

    private final List<String> asked = new ArrayList<>();

    /** Reads seconds that end so long ago. */
    private Block read(long fromAgoSeconds, long toAgoSeconds) {
        HistoryReader reader = new HistoryReader(new WrittenZeros(), new BoardOfOnes(), NOW);
        return reader.read(
                ViewStores.TOPICS,
                SeriesKey.topic("c", "orders").text(),
                Rollup.SECONDS,
                NOW - fromAgoSeconds * 1000,
                NOW - toAgoSeconds * 1000);
    }

    @Test
    void secondsThatEndBeforeTheBoardBegins_areThoseWritten_whateverTheirEnd() {
        for (long ago = 600; ago >= 300; ago--) {
            Block block = read(ago + 300, ago);
            assertThat(block.number(Metric.PRODUCE_RATE, 299))
                    .as("%s s ago", ago)
                    .isZero();
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void secondsThatAreNotWrittenYet_areTheBoards() {
        Block block = read(310, 290);
        assertThat(block.number(Metric.PRODUCE_RATE, 9)).isZero();
        assertThat(block.number(Metric.PRODUCE_RATE, 10)).isEqualTo(1);
        assertThat(asked).containsExactly(NOW / 1000 - 300 + " 10");
    }

    /** The sum of sevenths is rounded, not each: where rounding begins must not hang on what is asked. */
    @Test
    void aSecond_isTheSame_whereverWhatIsAskedBegins() {
        long[] minute = consumedInTheLastMinute(60);
        assertThat(Arrays.stream(minute).sum()).isBetween(8L, 9L);
        for (int ago = 61; ago < 290; ago++) {
            assertThat(consumedInTheLastMinute(ago)).as("from %s s ago", ago).isEqualTo(minute);
        }
    }

    private long[] consumedInTheLastMinute(int fromAgoSeconds) {
        Block block = read(fromAgoSeconds, 0);
        return LongStream.range(fromAgoSeconds - 60, fromAgoSeconds)
                .map(step -> block.number(Metric.CONSUMED_RATE, (int) step))
                .toArray();
    }

    /** All that the board doesn't hold is written. */
    private static final class WrittenZeros implements Blocks {
        @Override
        public void fill(Block into, ViewStores view, Rollup rollup, String series) {
            int steps = (int) Math.max(0, (NOW - 300_000 - into.startMillis()) / 1000);
            Block zeros = Block.ofSeconds(into.startMillis() / 1000, steps);
            zeros.set(Metric.PRODUCE_RATE, new long[steps]);
            into.fill(zeros);
        }

        @Override
        public Set<String> series(ViewStores view, Rollup rollup, String prefix, long fromMillis, long toMillis) {
            return Set.of();
        }
    }

    private final class BoardOfOnes extends NothingRecent {
        BoardOfOnes() {
            super(null, NOW);
        }

        @Override
        public Block seconds(ViewStores view, String series, long startSecond, int count) {
            asked.add(startSecond + " " + count);
            long[] ones = new long[count];
            Arrays.fill(ones, 1);
            Block block = Block.ofSeconds(startSecond, count);
            block.set(Metric.PRODUCE_RATE, ones);
            double[] sevenths = new double[count];
            Arrays.fill(sevenths, 1 / 7000.0);
            block.set(Metric.CONSUMED_RATE, sevenths);
            return block;
        }
    }
}
