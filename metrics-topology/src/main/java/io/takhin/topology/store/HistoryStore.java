package io.takhin.topology.store;

/** What one view has recorded, block by block. Used by one task. */
public interface HistoryStore {

    void put(Rollup rollup, String key, long startMillis, byte[] block);

    /** The block that begins there; null when there is none. */
    byte[] get(Rollup rollup, String key, long startMillis);
}
