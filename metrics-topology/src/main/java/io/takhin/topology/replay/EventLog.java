package io.takhin.topology.replay;

import java.io.IOException;
import java.util.Set;

/** Where a replay's events come from: Kafka, or a file. Thread-safe; what it opens is not. */
public interface EventLog {

    /**
     * What can be replayed: {@code fromMillis} the first event's moment.
     *
     * @param toMillis until when; {@link Long#MAX_VALUE}: until now
     */
    record Retained(long fromMillis, long toMillis) {}

    /** What is there now. */
    Retained retained() throws IOException, InterruptedException;

    /** The clusters that there are events of; empty: that isn't known. */
    default Set<String> clusters() {
        return Set.of();
    }

    /**
     * All lanes, each from its first record of this moment or later.
     *
     * @param decoder reads the records
     */
    Lanes open(long fromMillis, Decoder decoder) throws IOException, InterruptedException;
}
