package io.takhin.server.push;

import io.takhin.server.api.Snapshots;
import io.takhin.topology.view.ClusterSnapshot;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** All views that clients have subscribed to. Thread-safe. */
public final class ViewStreams {

    /** Different ones at a time; each costs as much as one list asked for a second. */
    static final int MOST = 512;

    private static final long FORGOTTEN_AFTER_MILLIS = 90_000;

    private record Key(String clusterId, ViewQuery query) {}

    private static final class Used {
        private final ViewStream stream;
        private volatile long usedMillis;

        Used(ViewStream stream) {
            this.stream = stream;
        }
    }

    private final Snapshots snapshots;
    private final AtomicLong number = new AtomicLong();
    private final Map<Key, Used> streams = new ConcurrentHashMap<>();

    public ViewStreams(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /** Empty while there is nothing to show. */
    Optional<ClusterSnapshot> snapshot(String clusterId) {
        return snapshots.isReady() ? snapshots.find(clusterId) : Optional.empty();
    }

    /** Whether so many more different ones can be had. */
    boolean hasRoomFor(int more, long nowMillis) {
        if (streams.size() + more > MOST) {
            streams.values().removeIf(used -> nowMillis - used.usedMillis > FORGOTTEN_AFTER_MILLIS);
        }
        return streams.size() + more <= MOST;
    }

    /** @param since what the client has; 0: nothing */
    ViewStream.Next next(ClusterSnapshot snapshot, ViewQuery query, long since, long nowMillis) {
        Used used = streams.computeIfAbsent(
                new Key(snapshot.clusterId(), query),
                key -> new Used(new ViewStream(snapshots, query, number::incrementAndGet)));
        used.usedMillis = nowMillis;
        return used.stream.next(snapshot, since);
    }

    int size() {
        return streams.size();
    }
}
