package io.takhin.topology.kit;

import io.takhin.topology.query.StoreAccess;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;

/** The stores of a test's topology, all in partition 0. */
record DriverStores(TopologyTestDriver driver, boolean onDisk) implements StoreAccess {

    @Override
    public String instance() {
        return "kit";
    }

    @Override
    public String state() {
        return "running";
    }

    @Override
    public List<Integer> partitions(String store) {
        return List.of(0);
    }

    @Override
    public Map<Part, Size> sizes() {
        return Map.of();
    }

    @Override
    public ReadOnlyKeyValueStore<String, byte[]> keyValue(String store, int partition) {
        return driver.getKeyValueStore(store);
    }

    @Override
    public ReadOnlyWindowStore<String, byte[]> window(String store, int partition) {
        return driver.getWindowStore(store);
    }
}
