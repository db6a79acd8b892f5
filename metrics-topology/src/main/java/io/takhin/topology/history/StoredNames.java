package io.takhin.topology.history;

import io.takhin.topology.history.SeriesKey.Kind;
import io.takhin.topology.store.Rollup;
import io.takhin.topology.store.ViewStores;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What there is history of. */
final class StoredNames {

    /** What was there so long ago is in the coarsest blocks. */
    private static final long COARSE_MILLIS = 2 * Rollup.MINUTES.blockMillis() + 1_000_000;

    private final Blocks blocks;
    private final long nowMillis;

    StoredNames(Blocks blocks, long nowMillis) {
        this.blocks = blocks;
        this.nowMillis = nowMillis;
    }

    /** @param topic whose partitions; else empty */
    Set<String> of(Kind kind, String clusterId, String topic, long fromMillis, long toMillis) {
        Set<String> names = new HashSet<>();
        String prefix = kind == Kind.PARTITION
                ? new SeriesKey(kind, clusterId, topic, "").prefix()
                : SeriesKey.prefix(kind, clusterId);
        for (ViewStores view : views(kind)) {
            keys(view, prefix, fromMillis, toMillis).forEach(key -> {
                SeriesKey series = SeriesKey.parse(key);
                names.add(kind == Kind.PARTITION ? series.part() : series.name());
            });
        }
        return names;
    }

    private static List<ViewStores> views(Kind kind) {
        return kind == Kind.BROKER ? List.of(ViewStores.HEALTH, ViewStores.LATENCY) : List.of(ViewStores.TOPICS);
    }

    private Set<String> keys(ViewStores view, String prefix, long fromMillis, long toMillis) {
        Set<String> keys = new HashSet<>(
                blocks.series(view, Rollup.MINUTES, prefix, Rollup.MINUTES.blockStart(fromMillis), toMillis));
        long fine = Math.max(Rollup.TENS.blockStart(fromMillis), nowMillis - COARSE_MILLIS);
        if (fine < toMillis) {
            keys.addAll(blocks.series(view, Rollup.TENS, prefix, fine, toMillis));
        }
        return keys;
    }
}
