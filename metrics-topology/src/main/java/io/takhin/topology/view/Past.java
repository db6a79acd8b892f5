package io.takhin.topology.view;

import java.util.function.BiConsumer;

/** The states that a view's keys had, by the moment of the event that made each. */
interface Past {

    /** A key's states between two moments, oldest first. */
    void forEach(String key, long fromMillis, long toMillis, BiConsumer<Long, byte[]> each);
}
