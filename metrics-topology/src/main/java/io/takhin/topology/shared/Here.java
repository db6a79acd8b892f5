package io.takhin.topology.shared;

import io.takhin.topology.query.StoreQuestion;
import java.util.Set;

/** This server's part. Thread-safe; all may throw {@link org.apache.kafka.streams.errors.InvalidStateStoreException}. */
public interface Here {

    /** What is held here of what is asked for. */
    PeerAnswer answer(PeerQuestion question);

    /** Throws what a bad question of a page deserves. */
    void check(StoreQuestion question);

    Placement placement(String store);

    /** The addresses of all that share, this one's too. */
    Set<String> addresses();

    /** Partitions of the metric topics. */
    int partitions();
}
