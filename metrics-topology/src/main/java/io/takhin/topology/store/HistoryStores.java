package io.takhin.topology.store;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowBytesStoreSupplier;

/**
 * The stores of history, three a view that records any: {@code <view>-history-1s}, {@code -10s}, {@code -1m}. Key: a series;
 * window: a block of {@link Rollup#STEPS} steps, by its start. RocksDB drops a segment as a whole when its time has come, so
 * expiry costs nothing; the changelogs are compacted and deleted by the same age.
 */
public final class HistoryStores {

    /** The views that record history. */
    public static final Set<ViewStores> RECORDED = Set.of(ViewStores.TOPICS, ViewStores.LATENCY, ViewStores.HEALTH);

    /** A block is well below this; one of latencies has up to 120 histograms. */
    private static final Map<String, String> CHANGELOG = Map.of(
            "max.message.bytes", Integer.toString(ViewStores.MOST_STATE_BYTES),
            "message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));

    private final Map<Rollup, Duration> retention = new EnumMap<>(Rollup.class);

    /** As long as {@link Rollup} says. */
    public HistoryStores() {
        this(Map.of());
    }

    /** @param retentions how long each is kept, where not as {@link Rollup} says */
    public HistoryStores(Map<Rollup, Duration> retentions) {
        for (Rollup rollup : Rollup.values()) {
            retention.put(rollup, retentions.getOrDefault(rollup, rollup.defaultRetention()));
        }
    }

    public Duration retention(Rollup rollup) {
        return retention.get(rollup);
    }

    public static String name(ViewStores view, Rollup rollup) {
        return view.name().toLowerCase(Locale.ROOT) + "-history-" + rollup.label();
    }

    /** @param onDisk false while the disk can't be written */
    public Set<StoreBuilder<?>> builders(ViewStores view, boolean onDisk) {
        Set<StoreBuilder<?>> builders = new HashSet<>();
        for (Rollup rollup : Rollup.values()) {
            builders.add(Stores.windowStoreBuilder(supplier(view, rollup, onDisk), Serdes.String(), Serdes.ByteArray())
                    .withCachingDisabled()
                    .withLoggingEnabled(CHANGELOG));
        }
        return builders;
    }

    private WindowBytesStoreSupplier supplier(ViewStores view, Rollup rollup, boolean onDisk) {
        Duration block = Duration.ofMillis(rollup.blockMillis());
        return onDisk
                ? Stores.persistentWindowStore(name(view, rollup), retention(rollup), block, false)
                : Stores.inMemoryWindowStore(name(view, rollup), rollup.memoryRetention(), block, false);
    }
}
