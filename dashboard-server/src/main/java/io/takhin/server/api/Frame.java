package io.takhin.server.api;

import io.takhin.topology.view.ClusterSnapshot;
import io.takhin.topology.view.Problem;
import java.util.List;

/** The monitoring answer of one moment, serialised once; immutable, shared by all who ask. */
public final class Frame {

    private final ClusterSnapshot snapshot;
    private final List<Problem> unreachable;
    private final Payload payload;

    Frame(ClusterSnapshot snapshot, List<Problem> unreachable) {
        this.snapshot = snapshot;
        this.unreachable = unreachable;
        this.payload = new Payload(Json.bytes(MonitoringAnswer.of(snapshot, unreachable)));
    }

    boolean isOf(ClusterSnapshot otherSnapshot, List<Problem> otherUnreachable) {
        return snapshot == otherSnapshot && unreachable.equals(otherUnreachable);
    }

    public long atMillis() {
        return snapshot.atMillis();
    }

    public Payload payload() {
        return payload;
    }

    /** Weak: the same answer, whether compressed or not. */
    public String etag() {
        return "W/\"" + Integer.toHexString(snapshot.clusterId().hashCode()) + "-"
                + Long.toHexString(snapshot.atMillis()) + "-" + Integer.toHexString(unreachable.hashCode()) + "-"
                + Integer.toHexString(payload.size()) + "\"";
    }
}
