package io.takhin.topology.history;

import io.takhin.topology.store.ViewStores;
import java.util.function.BiConsumer;

/** The states that views' keys had; read from other threads than the views' own. */
@FunctionalInterface
public interface PastStates {

    /** A key's states between two moments, oldest first. */
    void forEach(ViewStores view, String key, long fromMillis, long toMillis, BiConsumer<Long, byte[]> each);
}
