package io.takhin.topology.kit;

import io.takhin.topology.store.AnnotationStores;
import io.takhin.topology.store.HistoryStores;
import io.takhin.topology.store.Rollup;
import io.takhin.topology.store.ViewStores;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;

/**
 * What the stores of a topology held, put into those of the next before its views start. (The test driver deletes its
 * folder when it is closed.)
 */
final class Seed implements ProcessorSupplier<byte[], byte[], Void, Void> {

    private record Past(String key, byte[] state, long atMillis) {}

    private final Map<String, List<KeyValue<String, byte[]>>> current = new HashMap<>();
    private final Map<String, List<Past>> past = new HashMap<>();

    void take(TopologyTestDriver driver) {
        for (ViewStores stores : ViewStores.values()) {
            List<KeyValue<String, byte[]>> states = new ArrayList<>();
            try (KeyValueIterator<String, byte[]> all = driver.<String, byte[]>getKeyValueStore(stores.currentName())
                    .all()) {
                all.forEachRemaining(states::add);
            }
            current.put(stores.currentName(), states);
            takeWindows(driver, stores.pastName());
        }
        historyStores().forEach(name -> takeWindows(driver, name));
    }

    private void takeWindows(TopologyTestDriver driver, String name) {
        List<Past> pasts = new ArrayList<>();
        try (KeyValueIterator<Windowed<String>, byte[]> all =
                driver.<String, byte[]>getWindowStore(name).all()) {
            all.forEachRemaining(state -> pasts.add(
                    new Past(state.key.key(), state.value, state.key.window().start())));
        }
        past.put(name, pasts);
    }

    /** The names of all stores of history, and of what happened. */
    static List<String> historyStores() {
        List<String> names = new ArrayList<>();
        for (ViewStores view : HistoryStores.RECORDED) {
            for (Rollup rollup : Rollup.values()) {
                names.add(HistoryStores.name(view, rollup));
            }
        }
        AnnotationStores.RECORDED.forEach(view -> names.add(AnnotationStores.name(view)));
        return names;
    }

    @Override
    public Processor<byte[], byte[], Void, Void> get() {
        return new Processor<>() {
            @Override
            public void init(ProcessorContext<Void, Void> context) {
                give(context);
            }

            @Override
            public void process(Record<byte[], byte[]> record) {
                throw new UnsupportedOperationException("nothing is sent here");
            }
        };
    }

    private void give(ProcessorContext<Void, Void> context) {
        current.forEach((name, states) -> {
            KeyValueStore<String, byte[]> store = context.getStateStore(name);
            states.forEach(state -> store.put(state.key, state.value));
        });
        past.forEach((name, states) -> {
            WindowStore<String, byte[]> store = context.getStateStore(name);
            states.forEach(state -> store.put(state.key(), state.state(), state.atMillis()));
        });
    }
}
