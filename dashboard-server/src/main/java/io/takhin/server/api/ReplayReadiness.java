package io.takhin.server.api;

import io.takhin.topology.replay.Replay;
import io.takhin.topology.replay.ReplayStatus;
import io.takhin.topology.replay.ReplayStatus.State;

/** A replay has views but while it warms up. */
public final class ReplayReadiness implements Ready {

    private final Replay replay;

    public ReplayReadiness(Replay replay) {
        this.replay = replay;
    }

    @Override
    public boolean isReady() {
        return replay.isShowing();
    }

    @Override
    public Readiness now() {
        ReplayStatus status = replay.status();
        boolean ready = status.state() != State.WARMING_UP && status.state() != State.FAILED;
        return new Readiness(ready, status.state().word(), -1, status.problem());
    }

    @Override
    public String subject() {
        return "The replay";
    }
}
