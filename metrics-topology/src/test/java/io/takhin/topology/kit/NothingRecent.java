package io.takhin.topology.kit;

import io.takhin.topology.history.Block;
import io.takhin.topology.history.PastStates;
import io.takhin.topology.history.Recent;
import io.takhin.topology.history.SeriesKey;
import io.takhin.topology.store.ViewStores;
import java.util.Set;

/** All that is known is written. */
public class NothingRecent implements Recent {

    private final PastStates past;
    private final long nowMillis;

    public NothingRecent(PastStates past, long nowMillis) {
        this.past = past;
        this.nowMillis = nowMillis;
    }

    @Override
    public PastStates past() {
        return past;
    }

    @Override
    public long nowMillis(String clusterId) {
        return nowMillis;
    }

    @Override
    public int bucketCount() {
        return 1;
    }

    @Override
    public Block seconds(ViewStores view, String series, long startSecond, int count) {
        return Block.ofSeconds(startSecond, count);
    }

    @Override
    public Set<String> brokers(String clusterId) {
        return Set.of();
    }

    @Override
    public Set<String> names(String clusterId, SeriesKey.Kind kind, String topic) {
        return Set.of();
    }

    @Override
    public Set<String> topicsOf(String clusterId, String group) {
        return Set.of();
    }

    @Override
    public boolean hasTopic(String clusterId, String topic) {
        return false;
    }
}
