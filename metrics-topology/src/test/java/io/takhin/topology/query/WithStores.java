package io.takhin.topology.query;

import static io.takhin.topology.kit.Events.CLUSTER;
import static io.takhin.topology.kit.Events.collector;
import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.topology.kit.TopologyKit;
import io.takhin.topology.kit.WithTopology;
import io.takhin.topology.query.StorePage.Entry;
import io.takhin.topology.store.HistoryStores;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Stores with known entries, and how they are read through. */
abstract class WithStores extends WithTopology {

    static final long START = 36_000_000;
    /** What {@code topics-past} must hold: key and moment. */
    final Set<String> told = new TreeSet<>();

    long now = START;

    void tell(TopologyKit into, int seconds, int eachSeconds, String... topics) {
        for (int i = 0; i < seconds; i += eachSeconds) {
            now += eachSeconds * 1000L;
            var tick = collector(now).full();
            for (String topic : topics) {
                tick.topic(topic).partition(0, 0, now / 1000).partition(1, 5, now / 500);
                told.add(CLUSTER + "/" + topic + "@" + now);
            }
            into.pipe(tick.event());
        }
    }

    static LocalStores stores(TopologyKit of, int mostScanned) {
        return new LocalStores(of.access(), new HistoryStores(), mostScanned);
    }

    StoreQuestion ask(String store, String key, String prefix, Long from, Long to, String cursor, int limit) {
        return new StoreQuestion(store, key, prefix, from, to, cursor, limit, now);
    }

    List<Entry> all(LocalStores stores, String store, String prefix, Long from, Long to, int limit) {
        List<Entry> all = new ArrayList<>();
        String cursor = null;
        int pages = 0;
        do {
            StorePage page = cursor == null
                    ? stores.read(ask(store, null, prefix, from, to, null, limit))
                    : stores.read(ask(store, null, null, null, null, cursor, limit));
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            all.addAll(page.items());
            cursor = page.next();
            assertThat(++pages).isLessThan(20_000);
        } while (cursor != null);
        return all;
    }
}
