package io.takhin.topology;

import io.takhin.topology.history.History;
import io.takhin.topology.history.HistoryAnswer;
import io.takhin.topology.history.HistoryAwayException;
import io.takhin.topology.history.HistoryQuery;
import io.takhin.topology.history.SeriesKey;
import io.takhin.topology.replay.Replay;
import java.util.SortedSet;
import java.util.function.Supplier;

/** The history that the replay which is shown has recorded itself, as of the second that it is at. */
final class ShownHistory implements History {

    private final Supplier<Replay> shown;

    /** @param shown null: none yet */
    ShownHistory(Supplier<Replay> shown) {
        this.shown = shown;
    }

    private History of(String clusterId) {
        Replay replay = shown.get();
        if (replay == null) {
            throw new HistoryAwayException("The replay is being started.", null);
        }
        long atMillis = replay.snapshot(clusterId)
                .orElseThrow(() -> new HistoryAwayException("The replay has no views now.", null))
                .atMillis();
        return replay.history(this::kept, clusterId, atMillis);
    }

    @Override
    public HistoryAnswer ask(HistoryQuery query) {
        return of(query.clusterId()).ask(query);
    }

    @Override
    public SortedSet<String> names(
            SeriesKey.Kind kind, String clusterId, String topic, long fromMillis, long toMillis) {
        return of(clusterId).names(kind, clusterId, topic, fromMillis, toMillis);
    }
}
