package io.takhin.topology.replay;

import java.io.IOException;

/** The lanes of an {@link EventLog}, read from a moment on. For one thread. */
interface Lanes extends AutoCloseable {

    int count();

    Lane lane(int index);

    /** The lane's next record, which stays there; null when there are no more. May wait for it. */
    Told peek(int index) throws IOException, InterruptedException;

    /** The records at hand, the next one first; may be fewer than there are. */
    Iterable<Told> atHand(int index);

    /** Goes on to the record after {@link #peek}. */
    void advance(int index);

    @Override
    void close();
}
