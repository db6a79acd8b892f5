package io.takhin.topology.store;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowBytesStoreSupplier;
import org.apache.kafka.streams.state.WindowStore;

/**
 * The stores of what happened, one a view that tells of any: {@code <view>-annotations}. Key: cluster, kind and subject;
 * window: the moment. They are kept as long as the coarsest history.
 */
public final class AnnotationStores {

    /** The views that tell of what happened. */
    public static final Set<ViewStores> RECORDED = Set.of(ViewStores.TOPICS, ViewStores.LAG, ViewStores.HEALTH);

    public static final Duration WINDOW = Duration.ofSeconds(1);

    private static final Map<String, String> CHANGELOG =
            Map.of("message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));

    private AnnotationStores() {}

    /** One view's; null where it has none, or the topology has none. */
    public static AnnotationStore of(ProcessorContext<?, ?> context, ViewStores view) {
        WindowStore<String, byte[]> store = RECORDED.contains(view) ? context.getStateStore(name(view)) : null;
        return store == null ? null : (key, atMillis, count) -> store.put(key, count, atMillis);
    }

    public static String name(ViewStores view) {
        return view.name().toLowerCase(Locale.ROOT) + "-annotations";
    }

    /** @param onDisk false while the disk can't be written */
    public static StoreBuilder<?> builder(ViewStores view, Duration retention, boolean onDisk) {
        WindowBytesStoreSupplier supplier = onDisk
                ? Stores.persistentWindowStore(name(view), retention, WINDOW, false)
                : Stores.inMemoryWindowStore(name(view), Rollup.MINUTES.memoryRetention(), WINDOW, false);
        return Stores.windowStoreBuilder(supplier, Serdes.String(), Serdes.ByteArray())
                .withCachingDisabled()
                .withLoggingEnabled(CHANGELOG);
    }
}
