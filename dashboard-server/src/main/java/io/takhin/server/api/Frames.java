package io.takhin.server.api;

import io.takhin.topology.view.ClusterSnapshot;
import io.takhin.topology.view.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The current frame of each cluster: made when a snapshot is first asked for, then shared until the next, or until another
 * broker does or doesn't answer. Thread-safe.
 */
public final class Frames {

    private final Snapshots snapshots;
    private final UnreachableBrokers unreachable;
    private final Supplier<Optional<String>> over;
    private final Map<String, Frame> current = new ConcurrentHashMap<>();

    public Frames(Snapshots snapshots, UnreachableBrokers unreachable) {
        this(snapshots, unreachable, Optional::empty);
    }

    /** @param over why there will be no more of them, in a few words; empty while there may */
    public Frames(Snapshots snapshots, UnreachableBrokers unreachable, Supplier<Optional<String>> over) {
        this.snapshots = snapshots;
        this.unreachable = unreachable;
        this.over = over;
    }

    /**
     * Empty while the topology isn't ready.
     *
     * @param clusterId null: the only one
     */
    public Optional<Frame> find(String clusterId) {
        return snapshots.isReady() ? snapshots.find(clusterId).map(this::of) : Optional.empty();
    }

    /** A problem when it is clear already that the id never gives a frame. */
    public void requireNameable(String clusterId) {
        if (snapshots.isReady()) {
            snapshots.require(clusterId);
        }
    }

    /** Why the id never gives a frame, in a few words; empty when it does, or may. */
    public Optional<String> whyNever(String clusterId) {
        return over.get().or(() -> snapshots.isReady() ? snapshots.whyNone(clusterId) : Optional.empty());
    }

    /** As {@link #find}, with a problem for each reason not to have one. */
    public Frame require(String clusterId) {
        return of(snapshots.require(clusterId));
    }

    private Frame of(ClusterSnapshot snapshot) {
        List<Problem> problems = unreachable.problems(snapshot);
        Frame known = current.get(snapshot.clusterId());
        if (known != null && known.isOf(snapshot, problems)) {
            return known;
        }
        return current.compute(
                snapshot.clusterId(),
                (id, frame) -> frame != null && frame.isOf(snapshot, problems) ? frame : new Frame(snapshot, problems));
    }
}
