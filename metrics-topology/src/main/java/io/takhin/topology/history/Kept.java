package io.takhin.topology.history;

import io.takhin.topology.store.HistoryStores;
import java.util.function.ToLongFunction;

/**
 * What has been recorded.
 *
 * @param past the states that views' keys had
 * @param stores how long it is kept
 * @param nowMillis until when it goes, by cluster; {@link Long#MIN_VALUE}: there is no such cluster
 * @param sinceMillis nothing of before was ever seen; {@link Long#MIN_VALUE}: that isn't so
 */
public record Kept(
        Blocks blocks, PastStates past, HistoryStores stores, ToLongFunction<String> nowMillis, long sinceMillis) {

    private static final long SECOND = 1_000;

    /** The states that there were at a moment. */
    public PastStates pastAt(long atMillis) {
        return (view, key, from, to, each) -> past.forEach(view, key, from, Math.min(to, atMillis + SECOND - 1), each);
    }

    /**
     * What was answered at a moment of one cluster: nothing of what was told later is in it.
     *
     * @param recent the newest seconds at this moment
     * @param boardMillis from when on it knows them
     */
    public History asOf(Recent recent, String clusterId, long atMillis, long boardMillis) {
        long ago = Math.max(0, nowMillis.applyAsLong(clusterId) - atMillis);
        return HistoryAnswers.asOf(this, recent, atMillis, boardMillis, new Horizon(stores, ago, sinceMillis));
    }
}
