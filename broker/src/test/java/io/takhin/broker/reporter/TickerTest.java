package io.takhin.broker.reporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class TickerTest {

    @Test
    void ticks_goOn_whenTheActionFails() {
        List<Long> ticks = new CopyOnWriteArrayList<>();
        Ticker ticker = new Ticker(Duration.ofMillis(100), System::currentTimeMillis, at -> {
            ticks.add(at);
            if (ticks.size() == 1) {
                throw new NoSuchMethodError("other Kafka");
            }
            throw new IllegalStateException("broken");
        });
        ticker.start();
        await().until(() -> ticks.size() >= 3);
        ticker.close();
        assertThat(ticker.failures()).isEqualTo(ticks.size()).isGreaterThanOrEqualTo(3);
        assertThat(ticks).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void refresh_isDueAtFirst_thenEachBucketInItsTurn_neverLaterThanTheInterval() {
        Refresh refresh = new Refresh(10_000);
        refresh.buckets(4);
        long[] lastFull = new long[4];
        int mostAtOnce = 0;
        for (long at = 100_000; at < 200_000; at += 1_000) {
            int full = 0;
            for (int bucket = 0; bucket < 4; bucket++) {
                if (refresh.due(bucket, at)) {
                    assertThat(at - lastFull[bucket] <= 10_000 || lastFull[bucket] == 0)
                            .isTrue();
                    lastFull[bucket] = at;
                    full++;
                }
            }
            assertThat(full).isEqualTo(at == 100_000 ? 4 : Math.min(full, 1));
            mostAtOnce = Math.max(mostAtOnce, full);
        }
        assertThat(mostAtOnce).isEqualTo(4);
        assertThat(Arrays.stream(lastFull).min().orElseThrow()).isGreaterThanOrEqualTo(190_000);
    }

    @Test
    void refresh_isDue_whenTheClockWasSetBack() {
        Refresh refresh = new Refresh(10_000);
        refresh.buckets(1);
        assertThat(refresh.due(0, 5_000_000)).isTrue();
        assertThat(refresh.due(0, 5_001_000)).isFalse();
        assertThat(refresh.due(0, 1_000_000)).isTrue();
    }
}
