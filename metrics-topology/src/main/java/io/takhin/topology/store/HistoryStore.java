package io.takhin.topology.store;

import java.util.EnumMap;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.WindowStore;

/** What one view has recorded, block by block. Used by one task. */
public final class HistoryStore {

    private final Map<Rollup, WindowStore<String, byte[]>> stores = new EnumMap<>(Rollup.class);

    /** Null where the topology has no such stores: nothing is to be recorded. */
    public static HistoryStore of(ProcessorContext<?, ?> context, ViewStores view) {
        HistoryStore history = new HistoryStore();
        for (Rollup rollup : Rollup.values()) {
            WindowStore<String, byte[]> store = context.getStateStore(HistoryStores.name(view, rollup));
            if (store == null) {
                return null;
            }
            history.stores.put(rollup, store);
        }
        return history;
    }

    public void put(Rollup rollup, String key, long startMillis, byte[] block) {
        stores.get(rollup).put(key, block, startMillis);
    }

    /** The block that begins there; null when there is none. */
    public byte[] get(Rollup rollup, String key, long startMillis) {
        return stores.get(rollup).fetch(key, startMillis);
    }
}
