package io.takhin.server.api;

import io.takhin.topology.view.ClusterSnapshot;

/** The monitoring answer of one moment, serialised once; immutable, shared by all who ask. */
public final class Frame {

    private final ClusterSnapshot snapshot;
    private final Payload payload;

    Frame(ClusterSnapshot snapshot) {
        this.snapshot = snapshot;
        this.payload = new Payload(Json.bytes(MonitoringAnswer.of(snapshot)));
    }

    boolean isOf(ClusterSnapshot other) {
        return snapshot == other;
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
                + Long.toHexString(snapshot.atMillis()) + "-" + Integer.toHexString(payload.size()) + "\"";
    }
}
