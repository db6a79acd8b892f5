package io.takhin.topology.query;

import static io.takhin.topology.kit.Events.CLUSTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.takhin.topology.kit.TopologyKit;
import io.takhin.topology.query.StorePage.Entry;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages are what was asked for, each entry once. */
class StorePagesTest extends WithStores {

    private static List<String> names(List<Entry> entries) {
        return entries.stream()
                .map(entry -> entry.key() + "@" + entry.windowStartMillis())
                .toList();
    }

    /** Over three segments of half an hour, of which one has gone, with pages that end anywhere. */
    @ParameterizedTest
    @CsvSource({"1, 100000", "7, 100000", "100, 33", "1000, 1", "1000, 100000"})
    void pages_tellEachEntryOnce_overAllSegments(int limit, int mostScanned) {
        tell(kit, 5_400, 30, "b", "b.c", "a", "\u00fcber");
        Set<String> kept = told.stream()
                .filter(entry -> Long.parseLong(entry.substring(entry.indexOf('@') + 1)) > now - 3_600_000)
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> found = names(all(stores(kit, mostScanned), "topics-past", null, null, null, limit));
        assertThat(new TreeSet<>(found)).isEqualTo(kept);
        assertThat(found).doesNotHaveDuplicates().hasSize(480);
    }

    @Test
    void pagesInMemory_tellEachEntryOnce(@TempDir Path other) {
        try (TopologyKit inMemory = new TopologyKit(other, false)) {
            tell(inMemory, 300, 2, "b", "b.c", "a");
            for (int limit : new int[] {1, 7, 1000}) {
                List<String> found = names(all(stores(inMemory, 11), "topics-past", null, null, null, limit));
                assertThat(new TreeSet<>(found)).isEqualTo(told);
                assertThat(found).doesNotHaveDuplicates();
            }
            List<Entry> ofPrefix = all(stores(inMemory, 11), "topics-past", CLUSTER + "/b", now - 9_999, now, 2);
            assertThat(names(ofPrefix)).hasSize(8).doesNotHaveDuplicates();
        }
    }

    @Test
    void prefixAndTime_areThoseAskedFor() {
        tell(kit, 3_000, 10, "orders", "orders-dlq", "payments");
        long from = START + 1_700_000;
        long to = START + 1_900_000;
        for (int limit : new int[] {1, 13, 1000}) {
            List<Entry> found = all(stores(kit, 50), "topics-past", CLUSTER + "/orders", from, to, limit);
            assertThat(new TreeSet<>(names(found)))
                    .isEqualTo(told.stream()
                            .filter(entry -> entry.startsWith(CLUSTER + "/orders"))
                            .filter(entry -> {
                                long at = Long.parseLong(entry.substring(entry.indexOf('@') + 1));
                                return at >= from && at < to;
                            })
                            .collect(Collectors.toCollection(TreeSet::new)));
            assertThat(found).hasSize(40);
        }
        StorePage ofKey = stores(kit, 50).read(ask("topics-past", CLUSTER + "/orders", null, from, to, null, 5));
        assertThat(ofKey.items()).extracting(Entry::windowStartMillis).startsWith(from, from + 10_000);
        StorePage next = stores(kit, 50).read(ask("topics-past", null, null, null, null, ofKey.next(), 5));
        assertThat(next.items()).extracting(Entry::windowStartMillis).startsWith(from + 50_000, from + 60_000);
        assertThat(all(stores(kit, 50), "topics-past", null, now + 10_000, null, 5))
                .isEmpty();
        assertThat(all(stores(kit, 50), "topics-past", null, 0L, 1000L, 5)).isEmpty();
    }

    @Test
    void whatDoesntFit_isRefused() {
        tell(kit, 60, 1, "a", "b");
        LocalStores stores = stores(kit, 1000);
        assertThatThrownBy(() -> stores.read(ask("nope", null, null, null, null, null, 1)))
                .isInstanceOf(UnknownStoreException.class)
                .hasMessage("There is no store \"nope\".");
        assertThatThrownBy(() -> stores.read(ask("topics-current", null, null, 1L, null, null, 1)))
                .hasMessage("from: expected none, for topics-current has no windows");
        String cursor =
                stores.read(ask("topics-past", null, null, null, null, null, 1)).next();
        assertThatThrownBy(() -> stores.read(ask("lag-past", null, null, null, null, cursor, 1)))
                .isInstanceOf(BadQuestionException.class);
        Random random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            char[] other = cursor.toCharArray();
            int at = random.nextInt(other.length - 1);
            other[at] = other[at] == 'A' ? 'B' : 'A';
            String changed = i % 2 == 0 ? new String(other) : cursor.substring(0, at);
            assertThatThrownBy(() -> stores.read(ask("topics-past", null, null, null, null, changed, 1)))
                    .as(changed)
                    .isInstanceOf(BadQuestionException.class)
                    .hasMessageStartingWith("cursor: expected the \"next\" of a page");
        }
    }
}
