package io.takhin.topology.history;

/** What was: numbers of any time that is still kept. Thread-safe. */
public interface History {

    /**
     * @throws HistoryAwayException while the stores can't be read
     * @throws NothingKnownException when there is no such thing, nor was in this time
     */
    HistoryAnswer ask(HistoryQuery query);

    /** The finest steps that are kept, in seconds, of what is so many milliseconds ago. */
    default int finestStepSeconds(long agoMillis) {
        return 1;
    }
}
