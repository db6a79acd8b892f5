package io.takhin.topology.store;

import java.util.EnumMap;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.WindowStore;

/** In the stores of a running topology. */
public final class StreamsHistoryStore implements HistoryStore {

    private final Map<Rollup, WindowStore<String, byte[]>> stores = new EnumMap<>(Rollup.class);

    /** Null where the topology has no such stores: nothing is to be recorded. */
    public static StreamsHistoryStore of(ProcessorContext<?, ?> context, ViewStores view) {
        StreamsHistoryStore history = new StreamsHistoryStore();
        for (Rollup rollup : Rollup.values()) {
            WindowStore<String, byte[]> store = context.getStateStore(HistoryStores.name(view, rollup));
            if (store == null) {
                return null;
            }
            history.stores.put(rollup, store);
        }
        return history;
    }

    @Override
    public void put(Rollup rollup, String key, long startMillis, byte[] block) {
        stores.get(rollup).put(key, block, startMillis);
    }

    @Override
    public byte[] get(Rollup rollup, String key, long startMillis) {
        return stores.get(rollup).fetch(key, startMillis);
    }
}
