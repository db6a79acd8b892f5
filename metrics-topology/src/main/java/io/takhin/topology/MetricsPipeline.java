package io.takhin.topology;

import io.takhin.topology.history.Annotations;
import io.takhin.topology.history.History;
import io.takhin.topology.history.HistoryAwayException;
import io.takhin.topology.query.Stores;
import io.takhin.topology.query.StoresAwayException;
import io.takhin.topology.shared.Here;
import io.takhin.topology.view.CurrentViews;
import java.util.Optional;

/** The running topology: events in, views out. */
public interface MetricsPipeline extends AutoCloseable {

    /** Starts in the background; creates the metric topics if absent. */
    void start();

    /** The views as they are now. */
    CurrentViews views();

    /** What was. */
    default History history() {
        return query -> {
            throw new HistoryAwayException("No history is kept here.", null);
        };
    }

    /** What happened. */
    default Annotations annotations() {
        return (cluster, from, to) -> {
            throw new HistoryAwayException("What happened is not kept here.", null);
        };
    }

    /** Its state. */
    default Stores stores() {
        throw StoresAwayException.forGood("No state stores are kept here.");
    }

    /** What it holds of stores that several servers share, for the others to ask. */
    default Here here() {
        throw StoresAwayException.forGood("This server shares its stores with no other.");
    }

    /** How far it has caught up with the metric topics. */
    Progress progress();

    /**
     * The moment that its views are to be of: now, unless it shows the past.
     *
     * @param unixMillis the wall clock
     */
    default long nowMillis(long unixMillis) {
        return unixMillis;
    }

    /** What is wrong with it, in a sentence; empty while all is well. */
    Optional<String> check();

    Counts counts();

    /** Stops cleanly: state is on disk, offsets are committed. */
    @Override
    void close();

    /**
     * @param state what it does: {@code starting}, {@code restoring}, {@code catching-up}, {@code live}, {@code stopped}
     * @param remainingRecords records of the metric topics (or changelogs, while restoring) still to be read; -1 unknown
     * @param ready whether it has been live once since its start
     */
    record Progress(String state, long remainingRecords, boolean ready) {}

    /** Since this process started. */
    record Counts(long eventsTotal, long deadLettersTotal, long unknownTypesTotal, long lateEventsTotal) {}
}
