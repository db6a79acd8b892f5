package io.takhin.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.takhin.topology.kit.Events;
import io.takhin.topology.kit.LiveKit;
import io.takhin.topology.query.StorePage;
import io.takhin.topology.query.StorePage.Entry;
import io.takhin.topology.query.StoreQuestion;
import io.takhin.topology.query.StoreRow;
import io.takhin.topology.query.StoreShare;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores of a pipeline on a real broker: every entry once, the same after a restart. */
class StoresIT {

    private static final int TICKS = 150;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void entries_areToldOnce_andTheSameAfterARestart() throws Exception {
        try (LiveKit kit = new LiveKit(folder)) {
            Set<String> told = tell(kit);
            List<Entry> before = all(kit, "topics-past", 7);
            assertThat(names(before)).doesNotHaveDuplicates();
            assertThat(new HashSet<>(names(before))).isEqualTo(told);
            assertThat(names(all(kit, "topics-past", 1000))).isEqualTo(names(before));
            requireShares(kit);
            List<String> current = values(all(kit, "topics-current", 1));

            kit.stopPipeline();
            kit.startPipeline();

            assertThat(values(all(kit, "topics-past", 11))).isEqualTo(values(before));
            assertThat(values(all(kit, "topics-current", 1))).isEqualTo(current);
        }
    }

    /** Two topics, told each second. */
    private static Set<String> tell(LiveKit kit) throws Exception {
        long start = System.currentTimeMillis() / 1000 * 1000 - TICKS * 1000L;
        Set<String> told = new HashSet<>();
        for (int i = 0; i <= TICKS; i++) {
            long at = start + i * 1000L;
            kit.send(Events.collector(at)
                    .full()
                    .topic("orders")
                    .partition(0, 0, 10L * i)
                    .topic("orders.dlq")
                    .partition(0, 0, i)
                    .event());
            told.add(Events.CLUSTER + "/orders@" + at);
            told.add(Events.CLUSTER + "/orders.dlq@" + at);
        }
        kit.awaitSnapshot(snapshot -> snapshot.atMillis() == start + TICKS * 1000L);
        return told;
    }

    private static List<Entry> all(LiveKit kit, String store, int limit) {
        List<Entry> all = new ArrayList<>();
        String cursor = null;
        do {
            StorePage page = kit.pipeline()
                    .stores()
                    .read(new StoreQuestion(store, null, null, null, null, cursor, limit, System.currentTimeMillis()));
            all.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return all;
    }

    private static List<String> names(List<Entry> entries) {
        return entries.stream()
                .map(entry -> entry.key() + "@" + entry.windowStartMillis())
                .toList();
    }

    private static List<String> values(List<Entry> entries) {
        return entries.stream().map(entry -> JSON.valueToTree(entry).toString()).toList();
    }

    private static void requireShares(LiveKit kit) {
        for (StoreRow row : kit.pipeline().stores().list().items()) {
            StoreShare share = row.instances().get(0);
            assertThat(share.state()).as(row.name()).isEqualTo("running");
            assertThat(share.partitions()).as(row.name()).containsExactly(0);
            assertThat(share.instance()).matches("[0-9a-f]{8}");
        }
        requireShare(
                kit,
                "topics-current",
                share -> share.entries() == 3 && share.entriesAre().equals("counted"));
        // each state is written once here; Kafka Streams adds an entry or two of its own to each segment
        requireShare(
                kit,
                "topics-past",
                share -> share.entries() != null
                        && share.entries() >= 2 * (TICKS + 1)
                        && share.entries() <= 2 * (TICKS + 1) + 6
                        && share.entriesAre().equals("estimated")
                        && share.diskBytes() != null
                        && share.memoryBytes() > 0
                        && share.unknown().isEmpty());
    }

    private static void requireShare(LiveKit kit, String store, Predicate<StoreShare> expected) {
        await(store).atMost(LiveKit.PATIENCE).untilAsserted(() -> assertThat(
                        kit.pipeline().stores().list().items())
                .filteredOn(row -> row.name().equals(store))
                .allMatch(row -> expected.test(row.instances().get(0))));
    }
}
