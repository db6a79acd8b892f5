package io.takhin.topology.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.topology.board.StoredTopic;
import io.takhin.topology.store.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What topics' partitions had comes back as it was put, and takes no more room than it may. */
class RecordedTopicsTest {

    private static final long HOUR = 3_600_000;

    private record Told(long atMillis, List<Long> logEnds, List<Long> sizes) {}

    private static Told told(StoredTopic topic) {
        return new Told(
                topic.atMillis(),
                LongStream.of(topic.logEnds()).boxed().toList(),
                LongStream.of(topic.sizes()).boxed().toList());
    }

    private static StoredTopic topic(long atMillis, long[] logEnds, long[] sizes) {
        return new StoredTopic(atMillis, "id", logEnds, sizes);
    }

    private static void put(RecordedTopics topics, String key, StoredTopic topic) {
        topics.put(key, topic.atMillis(), () -> topic.encode(new StateWriter()));
    }

    private static List<Told> past(RecordedTopics topics, String key, long fromMillis, long toMillis) {
        List<Told> past = new ArrayList<>();
        topics.forEachPast(key, fromMillis, toMillis, (atMillis, state) -> {
            Told told = told(StoredTopic.of(state));
            assertThat(told.atMillis()).isEqualTo(atMillis);
            past.add(told);
        });
        return past;
    }

    @Test
    void eachState_comesBack_alsoOfPartitionsThatAreAdded_unknown_orBegunAnew() {
        RecordedTopics topics = new RecordedTopics();
        Random random = new Random(7);
        List<Told> all = new ArrayList<>();
        long[] ends = {0, 5};
        for (int second = 0; second < 600; second++) {
            int partitions = second < 100 ? 2 : second < 400 ? 5 : 1;
            ends = java.util.Arrays.copyOf(second == 400 ? new long[0] : ends, partitions);
            for (int p = 0; p < partitions; p++) {
                ends[p] = random.nextInt(50) == 0 ? -1 : ends[p] + random.nextInt(1 << random.nextInt(30));
            }
            StoredTopic told = topic(second * 1_000L + random.nextInt(900), ends.clone(), ends.clone());
            put(topics, "t", told);
            put(topics, "u", topic(told.atMillis(), new long[] {1}, new long[] {-1}));
            all.add(told(told));
        }
        assertThat(past(topics, "t", 0, HOUR)).isEqualTo(all);
        assertThat(past(topics, "t", 59_000, 61_999)).isEqualTo(all.subList(59, 62));
        assertThat(past(topics, "u", 0, HOUR)).hasSize(600);
        assertThat(past(topics, "v", 0, HOUR)).isEmpty();
    }

    @Test
    void theOldestGo_whenThereIsNoRoom() {
        RecordedTopics topics = new RecordedTopics(10_000);
        for (int second = 0; second < 3_000; second++) {
            put(topics, "t" + second % 3, topic(second * 1_000L, new long[] {second}, new long[] {second * 1_000L}));
        }
        List<Told> kept = new ArrayList<>();
        for (int t = 0; t < 3; t++) {
            kept.addAll(past(topics, "t" + t, 0, HOUR));
        }
        List<Long> seconds =
                kept.stream().map(each -> each.atMillis() / 1_000).sorted().toList();
        assertThat(seconds).hasSizeBetween(200, 1_500);
        assertThat(seconds.get(seconds.size() - 1)).isEqualTo(2_999);
        // whole runs of a minute go, topic by topic
        long surelyKept = seconds.get(0) + 60;
        assertThat(seconds.stream().filter(second -> second >= surelyKept).count())
                .isEqualTo(3_000 - surelyKept);
    }

    @Test
    void whatIsOlderThanAnHour_goes() {
        RecordedTopics topics = new RecordedTopics();
        for (int minute = 0; minute < 200; minute++) {
            put(topics, "t", topic(minute * 60_000L, new long[] {minute}, new long[] {minute}));
        }
        assertThat(past(topics, "t", 0, Long.MAX_VALUE).get(0).atMillis()).isBetween(138 * 60_000L, 139 * 60_000L);
    }
}
