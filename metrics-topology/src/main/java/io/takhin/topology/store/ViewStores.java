package io.takhin.topology.store;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowBytesStoreSupplier;

/**
 * The state stores, two a view: {@code <view>-current} (a key's state now; compacted changelog) and {@code <view>-past}
 * (a key's states of the last hour, by the moment of the event that made each). Caching is off: each record is a batch, and a cache in front of it
 * was measured slower (598k against 919k samples/s).
 */
public enum ViewStores {
    THROUGHPUT,
    LATENCY,
    TOPICS,
    LAG,
    HEALTH;

    /** Past states are kept so long. */
    public static final Duration RETENTION = Duration.ofHours(1);

    /** What is kept of them in memory while the disk can't be written: what boards are filled from, and a little more. */
    private static final Duration MEMORY_RETENTION = Duration.ofMinutes(6);

    /** States are by the millisecond; the window's size only matters to Kafka Streams' own book-keeping. */
    public static final Duration WINDOW = Duration.ofSeconds(1);

    /** The largest state that goes to the changelog: some 50,000 partitions of a topic, or a group on as many. */
    public static final int MOST_STATE_BYTES = 8 * 1024 * 1024;

    /** A change carries its event's timestamp: that of a broker's clock more than an hour ahead must not be refused. */
    private static final Map<String, String> CURRENT_CHANGELOG = Map.of(
            "max.message.bytes", Integer.toString(MOST_STATE_BYTES),
            "message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));

    /** Small segments, so that what is older than the hour goes soon. */
    private static final Map<String, String> PAST_CHANGELOG = Map.of(
            "max.message.bytes", Integer.toString(MOST_STATE_BYTES),
            "message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE),
            "segment.ms", "600000");

    public String currentName() {
        return name().toLowerCase(java.util.Locale.ROOT) + "-current";
    }

    public String pastName() {
        return name().toLowerCase(java.util.Locale.ROOT) + "-past";
    }

    /**
     * Builders of both stores, for the topology. Both kinds have the same changelogs, so that one can go on from the other.
     *
     * @param onDisk false while the disk can't be written
     */
    public Set<StoreBuilder<?>> builders(boolean onDisk) {
        return Set.of(
                Stores.keyValueStoreBuilder(current(onDisk), Serdes.String(), Serdes.ByteArray())
                        .withCachingDisabled()
                        .withLoggingEnabled(CURRENT_CHANGELOG),
                Stores.windowStoreBuilder(past(onDisk), Serdes.String(), Serdes.ByteArray())
                        .withCachingDisabled()
                        .withLoggingEnabled(PAST_CHANGELOG));
    }

    private KeyValueBytesStoreSupplier current(boolean onDisk) {
        return onDisk ? Stores.persistentKeyValueStore(currentName()) : Stores.inMemoryKeyValueStore(currentName());
    }

    private WindowBytesStoreSupplier past(boolean onDisk) {
        return onDisk
                ? Stores.persistentWindowStore(pastName(), RETENTION, WINDOW, false)
                : Stores.inMemoryWindowStore(pastName(), MEMORY_RETENTION, WINDOW, false);
    }
}
