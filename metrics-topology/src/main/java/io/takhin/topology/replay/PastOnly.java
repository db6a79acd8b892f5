package io.takhin.topology.replay;

import io.takhin.topology.store.ViewStore;
import java.util.function.BiConsumer;

/** Keeps past states: a replay is never restored, so what is current is on its boards alone. */
interface PastOnly extends ViewStore {

    @Override
    default void putCurrent(String key, byte[] state) {
        // has no past
    }

    @Override
    default void delete(String key) {
        // its past stays
    }

    @Override
    default byte[] get(String key) {
        return null;
    }

    @Override
    default void forEachCurrent(BiConsumer<String, byte[]> each) {
        // nothing is kept of it
    }
}
