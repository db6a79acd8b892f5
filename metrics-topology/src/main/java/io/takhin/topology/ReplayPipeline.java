package io.takhin.topology;

import io.takhin.topology.history.Annotations;
import io.takhin.topology.history.History;
import io.takhin.topology.history.HistoryAwayException;
import io.takhin.topology.query.Stores;
import io.takhin.topology.query.StoresAwayException;
import io.takhin.topology.replay.CaptureFile;
import io.takhin.topology.replay.EventLog.Retained;
import io.takhin.topology.replay.Replay;
import io.takhin.topology.replay.ReplayRefusedException;
import io.takhin.topology.replay.ReplayStatus;
import io.takhin.topology.replay.ReplayStatus.State;
import io.takhin.topology.replay.ReplayWish;
import io.takhin.topology.replay.Replays;
import io.takhin.topology.view.ClusterSnapshot;
import io.takhin.topology.view.CurrentViews;
import io.takhin.topology.view.TopicDetail;
import java.util.List;
import java.util.Optional;

/** Shows a captured file instead of the present: a replay of all of it, which is there as long as the process. */
public final class ReplayPipeline implements MetricsPipeline {

    private final CaptureFile file;
    private final Replays replays;
    private volatile Replay replay;

    /** @param replays of this file */
    public ReplayPipeline(CaptureFile file, Replays replays) {
        this.file = file;
        this.replays = replays;
    }

    @Override
    public void start() {
        Retained all = file.retained();
        try {
            replay = replays.show(new ReplayWish(
                    all.fromMillis(),
                    all.toMillis(),
                    ReplayWish.WARM_UP_SECONDS * 1_000L,
                    ReplayWish.LEAST_SPEED,
                    false,
                    List.of()));
        } catch (ReplayRefusedException e) {
            throw new IllegalStateException(e.getMessage() + " " + e.whatToDo(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public CurrentViews views() {
        return new Shown();
    }

    @Override
    public History history() {
        return new ShownHistory(() -> replay);
    }

    /** All that it has read of, which may be later than what is shown now. */
    @Override
    public Annotations annotations() {
        Replay shown = replay;
        if (shown == null) {
            throw new HistoryAwayException("The replay is being started.", null);
        }
        return shown.annotations(MetricsPipeline.super::annotations);
    }

    @Override
    public Stores stores() {
        throw StoresAwayException.forGood("This server shows a captured file; a replay keeps no state stores.");
    }

    @Override
    public long nowMillis(long unixMillis) {
        Replay shown = replay;
        return shown == null ? unixMillis : shown.positionMillis();
    }

    @Override
    public Progress progress() {
        Replay shown = replay;
        if (shown == null) {
            return new Progress("starting", -1, false);
        }
        State state = shown.status().state();
        return new Progress(state.word(), -1, state != State.WARMING_UP && state != State.FAILED);
    }

    @Override
    public Optional<String> check() {
        return Optional.ofNullable(replay).map(shown -> shown.status().problem());
    }

    @Override
    public Counts counts() {
        Replay shown = replay;
        ReplayStatus status = shown == null ? null : shown.status();
        return status == null ? new Counts(0, 0, 0, 0) : new Counts(status.eventsTotal(), 0, status.skippedTotal(), 0);
    }

    @Override
    public void close() {
        replays.close();
    }

    private final class Shown implements CurrentViews {

        @Override
        public List<String> clusterIds() {
            return replay == null ? List.of() : replay.clusterIds();
        }

        @Override
        public Optional<ClusterSnapshot> snapshot(String clusterId) {
            return replay == null ? Optional.empty() : replay.snapshot(clusterId);
        }

        @Override
        public boolean pluginTellsAll(String clusterId) {
            return replay != null && replay.pluginTellsAll(clusterId);
        }

        @Override
        public Optional<TopicDetail> topic(String clusterId, String topic) {
            return replay == null ? Optional.empty() : replay.topic(clusterId, topic);
        }
    }
}
