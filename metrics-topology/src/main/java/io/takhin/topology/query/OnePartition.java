package io.takhin.topology.query;

import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;

/** The stores of one partition, which may be a copy. */
record OnePartition(StoreAccess all, int partition) implements StoreAccess {

    @Override
    public String instance() {
        return all.instance();
    }

    @Override
    public String state() {
        return all.state();
    }

    @Override
    public List<Integer> partitions(String store) {
        return List.of(partition);
    }

    @Override
    public boolean onDisk() {
        return all.onDisk();
    }

    @Override
    public Map<Part, Size> sizes() {
        return all.sizes();
    }

    @Override
    public ReadOnlyKeyValueStore<String, byte[]> keyValue(String store, int of) {
        return all.keyValue(store, of);
    }

    @Override
    public ReadOnlyWindowStore<String, byte[]> window(String store, int of) {
        return all.window(store, of);
    }
}
