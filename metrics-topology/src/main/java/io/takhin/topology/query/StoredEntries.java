package io.takhin.topology.query;

import io.takhin.topology.history.Annotation;
import io.takhin.topology.history.BlockValues;
import io.takhin.topology.query.StorePage.Entry;
import io.takhin.topology.store.Rollup;
import io.takhin.topology.store.StateReader;
import io.takhin.topology.view.StoredStates;
import io.takhin.topology.view.StoredStates.State;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is stored, as answers tell it. */
final class StoredEntries {

    /** A topic of some ten thousand partitions. */
    static final int LARGEST_VALUE = 1 << 20;

    private final String instance;
    private final StoreShape shape;
    private final StoredStates states;

    StoredEntries(String instance, StoreShape shape, StoredStates states) {
        this.instance = instance;
        this.shape = shape;
        this.states = states;
    }

    Entry of(Place place, byte[] value) {
        State state = null;
        String unknown = null;
        if (value.length > LARGEST_VALUE) {
            unknown = "It is larger than " + LARGEST_VALUE + " bytes.";
        } else {
            try {
                state = state(place, value);
            } catch (RuntimeException e) {
                unknown = "It can't be read back: " + e;
            }
        }
        boolean windows = shape.hasWindows();
        return new Entry(
                instance,
                place.partition(),
                KeyText.of(place.key()),
                parts(place.key()),
                windows ? place.windowMillis() : null,
                windows ? place.windowMillis() + shape.window().toMillis() : null,
                state == null ? null : state.holds(),
                value.length,
                state == null ? null : state.value(),
                unknown);
    }

    private Map<String, String> parts(String key) {
        if (shape.isAnnotations()) {
            return Annotation.parts(key);
        }
        return shape.rollup() == null ? StoredStates.parts(shape.view(), key) : BlockValues.parts(key);
    }

    private State state(Place place, byte[] value) {
        if (shape.isAnnotations()) {
            return new State("annotation", Map.of("partitions", new StateReader(value).getLong()));
        }
        Rollup rollup = shape.rollup();
        if (rollup == null) {
            return states.read(shape.view(), place.key(), value);
        }
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("stepSeconds", rollup.stepSeconds());
        block.put("metrics", BlockValues.of(value, place.windowMillis(), rollup));
        return new State("block", block);
    }
}
