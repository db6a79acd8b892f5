package io.takhin.server.push;

import io.takhin.server.api.HealthNow;
import io.takhin.server.api.Snapshots;
import io.takhin.server.api.UnreachableBrokers;
import io.takhin.topology.view.ClusterSnapshot;
import io.takhin.topology.view.Health;
import io.takhin.topology.view.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** All views that clients have subscribed to. Thread-safe. */
public final class ViewStreams {

    /** Different ones at a time; each costs as much as one list asked for a second. */
    static final int MOST = 512;

    /** Whoever comes later gets all of it in any case, see {@link ViewStream#KEPT}. */
    private static final long FORGOTTEN_AFTER_MILLIS = 10_000;

    private record Key(String clusterId, ViewQuery query) {}

    private static final class Used {
        private final ViewStream stream;
        private volatile long usedMillis;

        Used(ViewStream stream) {
            this.stream = stream;
        }
    }

    private final Snapshots snapshots;
    private final HealthNow health;
    private final UnreachableBrokers unreachable;
    private final Map<String, Now> current = new ConcurrentHashMap<>();
    private final AtomicLong number = new AtomicLong();
    private final Map<Key, Used> streams = new ConcurrentHashMap<>();

    public ViewStreams(Snapshots snapshots, HealthNow health, UnreachableBrokers unreachable) {
        this.snapshots = snapshots;
        this.health = health;
        this.unreachable = unreachable;
    }

    /** Empty while there is nothing to show. */
    Optional<Now> now(String clusterId) {
        return snapshots.isReady() ? snapshots.find(clusterId).map(this::of) : Optional.empty();
    }

    private Now of(ClusterSnapshot snapshot) {
        Health found = health.of(snapshot);
        List<Problem> problems = unreachable.problems(snapshot);
        return current.compute(
                snapshot.clusterId(),
                (id, known) -> known != null && known.isOf(snapshot, found, problems)
                        ? known
                        : new Now(snapshot, found, problems));
    }

    /** Whether so many more different ones can be had. Who scrolls leaves many behind. */
    boolean hasRoomFor(int more, long nowMillis) {
        streams.values().removeIf(used -> nowMillis - used.usedMillis > FORGOTTEN_AFTER_MILLIS);
        return streams.size() + more <= MOST;
    }

    /** @param since what the client has; 0: nothing */
    ViewStream.Next next(Now now, ViewQuery query, long since, long nowMillis) {
        Used used = streams.computeIfAbsent(
                new Key(now.snapshot().clusterId(), query),
                key -> new Used(new ViewStream(snapshots, query, number::incrementAndGet)));
        used.usedMillis = nowMillis;
        return used.stream.next(now, since);
    }

    int size() {
        return streams.size();
    }
}
