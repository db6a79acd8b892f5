package io.takhin.topology.history;

import io.takhin.topology.store.Rollup;
import io.takhin.topology.store.ViewStores;
import java.util.Set;

/** The blocks in the stores, for queries. Thread-safe. */
public interface Blocks {

    /** Fills in what a view recorded of a series; {@code into} has the rollup's steps. */
    void fill(Block into, ViewStores view, Rollup rollup, String series);

    /** Series whose key begins so and that have a block which begins in this time. */
    Set<String> series(ViewStores view, Rollup rollup, String prefix, long fromMillis, long toMillis);
}
