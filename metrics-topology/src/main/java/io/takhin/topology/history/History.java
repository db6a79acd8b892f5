package io.takhin.topology.history;

import java.util.SortedSet;

/** What was: numbers of any time that is still kept. Thread-safe. */
public interface History {

    /**
     * @throws HistoryAwayException while the stores can't be read
     * @throws NothingKnownException when there is no such thing, nor was in this time
     */
    HistoryAnswer ask(HistoryQuery query);

    /**
     * The names of all of a kind that there are, or were in this time, in order.
     *
     * @param topic whose partitions; else empty
     * @throws HistoryAwayException while the stores can't be read
     */
    default SortedSet<String> names(
            SeriesKey.Kind kind, String clusterId, String topic, long fromMillis, long toMillis) {
        throw new HistoryAwayException("No history is kept here.", null);
    }

    /**
     * What these answers are made of.
     *
     * @throws HistoryAwayException when nothing is recorded
     */
    default Kept kept() {
        throw new HistoryAwayException("No history is kept here.", null);
    }

    /** The finest steps that are kept, in seconds, of what is so many milliseconds ago. */
    default int finestStepSeconds(long agoMillis) {
        return 1;
    }
}
