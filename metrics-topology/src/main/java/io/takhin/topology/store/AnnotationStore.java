package io.takhin.topology.store;

/** Where one view keeps what happened. Used by one task. */
@FunctionalInterface
public interface AnnotationStore {

    /** What was kept under this key of this moment is replaced. */
    void put(String key, long atMillis, byte[] count);
}
