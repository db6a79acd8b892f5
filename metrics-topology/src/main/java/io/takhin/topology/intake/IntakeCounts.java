package io.takhin.topology.intake;

import java.util.concurrent.atomic.LongAdder;

/** What was read since the process started. Thread-safe. */
public final class IntakeCounts {

    private final LongAdder events = new LongAdder();
    private final LongAdder unknownTypes = new LongAdder();
    private final LongAdder deadLetters = new LongAdder();
    private final LongAdder lateEvents = new LongAdder();

    void event(boolean unknownType) {
        (unknownType ? unknownTypes : events).increment();
    }

    void deadLetter() {
        deadLetters.increment();
    }

    /** An event told of a time that had been told of: repeated, or out of order. */
    public void late() {
        lateEvents.increment();
    }

    public long eventsTotal() {
        return events.sum();
    }

    public long unknownTypesTotal() {
        return unknownTypes.sum();
    }

    public long deadLettersTotal() {
        return deadLetters.sum();
    }

    public long lateEventsTotal() {
        return lateEvents.sum();
    }
}
