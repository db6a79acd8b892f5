package io.takhin.topology.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.topology.history.SeriesKey;
import io.takhin.topology.store.HistoryStore;
import io.takhin.topology.store.Rollup;
import io.takhin.topology.store.ViewStores;
import org.junit.jupiter.api.Test;

/** What a replay records takes no more room than it may. */
class RecordedHistoryTest {

    private static final int ROOM = 10_000;
    private static final String TOPIC = SeriesKey.topic("c1", "orders").text();

    private final RecordedHistory history = new RecordedHistory(ROOM);
    private final HistoryStore store = history.store(ViewStores.TOPICS);

    private int left(Rollup rollup) {
        return history.series(ViewStores.TOPICS, rollup, TOPIC, 0, Long.MAX_VALUE)
                .size();
    }

    @Test
    void theOldestAndFinest_goFirst() {
        store.put(Rollup.MINUTES, TOPIC, 0, new byte[200]);
        store.put(Rollup.TENS, TOPIC, 0, new byte[200]);
        int put = 100;
        for (int block = 0; block < put; block++) {
            store.put(Rollup.SECONDS, TOPIC, block * 60_000L, new byte[200]);
        }
        int kept = 0;
        for (int block = 0; block < put; block++) {
            boolean isKept = store.get(Rollup.SECONDS, TOPIC, block * 60_000L) != null;
            assertThat(isKept || kept == 0)
                    .as("block " + block + ", newer than one that is kept")
                    .isTrue();
            kept += isKept ? 1 : 0;
        }
        assertThat(kept).isBetween(20, ROOM / 200);
        assertThat(left(Rollup.TENS)).isEqualTo(1);
        assertThat(left(Rollup.MINUTES)).isEqualTo(1);
    }

    @Test
    void aBlockWrittenAgain_takesItsRoomOnce() {
        for (int again = 0; again < 1_000; again++) {
            store.put(Rollup.SECONDS, TOPIC, 0, new byte[200]);
            store.put(Rollup.SECONDS, TOPIC, 60_000, new byte[200]);
        }
        assertThat(store.get(Rollup.SECONDS, TOPIC, 0)).hasSize(200);
    }
}
