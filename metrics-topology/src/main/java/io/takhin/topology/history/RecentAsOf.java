package io.takhin.topology.history;

import io.takhin.topology.store.ViewStores;
import java.util.Set;

/**
 * The newest seconds at a moment that doesn't go on. Thread-safe.
 *
 * @param boardMillis what the board tells of before isn't sure
 */
record RecentAsOf(Recent recent, long atMillis, long boardMillis) implements Recent {

    @Override
    public long nowMillis(String clusterId) {
        return atMillis;
    }

    @Override
    public PastStates past() {
        return recent.past();
    }

    @Override
    public int bucketCount() {
        return recent.bucketCount();
    }

    @Override
    public Block seconds(ViewStores view, String series, long startSecond, int count) {
        long first = CutBlocks.isOnBoard(view, series) ? Math.max(startSecond, boardMillis / 1_000) : startSecond;
        int left = (int) (startSecond + count - first);
        return left > 0 ? recent.seconds(view, series, first, left) : Block.ofSeconds(startSecond, 0);
    }

    @Override
    public Set<String> brokers(String clusterId) {
        return recent.brokers(clusterId);
    }

    @Override
    public Set<String> names(String clusterId, SeriesKey.Kind kind, String topic) {
        return recent.names(clusterId, kind, topic);
    }

    @Override
    public Set<String> topicsOf(String clusterId, String group) {
        return recent.topicsOf(clusterId, group);
    }

    @Override
    public boolean hasTopic(String clusterId, String topic) {
        return recent.hasTopic(clusterId, topic);
    }
}
