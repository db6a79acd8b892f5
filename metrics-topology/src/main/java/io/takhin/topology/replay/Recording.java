package io.takhin.topology.replay;

import io.takhin.topology.store.Storage;
import io.takhin.topology.store.ViewStores;

/**
 * What a replay records while it plays, where nothing was recorded live.
 *
 * @param history since it began anew
 * @param annotations of all that it has read
 */
record Recording(RecordedHistory history, RecordedAnnotations annotations) {

    Recording() {
        this(new RecordedHistory(), new RecordedAnnotations());
    }

    /** That of a reading from another moment on. */
    Recording anew() {
        annotations.begin();
        return new Recording(new RecordedHistory(), annotations);
    }

    Storage storage(ViewStores view) {
        return new Storage(history.states(view), history.store(view), annotations.store());
    }

    /**
     * The events of a second are taken.
     *
     * @param any whether there are some
     */
    void of(long secondMillis, boolean any, Runnable take) {
        annotations.begin(secondMillis, any);
        take.run();
        annotations.end();
    }
}
