package io.takhin.server;

import io.takhin.server.api.AnnotationsApi;
import io.takhin.server.api.Downloads;
import io.takhin.server.api.HistoryApi;
import io.takhin.server.api.QueryApi;
import io.takhin.server.api.Snapshots;
import io.takhin.server.api.Turns;
import io.takhin.topology.MetricsPipeline;
import io.takhin.topology.history.History;
import io.takhin.topology.replay.Replay;
import io.takhin.topology.view.ClusterSnapshot;

/** What answers of the time before the views' moment. */
record PastApis(HistoryApi history, QueryApi query, AnnotationsApi annotations) {

    /** All that is kept. */
    static PastApis ofNow(Snapshots snapshots, MetricsPipeline pipeline, Turns turns, Downloads downloads) {
        return new PastApis(
                new HistoryApi(snapshots, now -> pipeline.history(), turns, downloads),
                new QueryApi(snapshots, now -> pipeline.history(), turns, downloads),
                new AnnotationsApi(snapshots, pipeline::annotations, false, turns));
    }

    /** Only what was told until the second that the replay shows. */
    static PastApis of(Replay replay, Snapshots snapshots, MetricsPipeline pipeline, Turns turns, Downloads downloads) {
        HistoryOf history = new HistoryOf(replay, pipeline);
        return new PastApis(
                new HistoryApi(snapshots, history::at, turns, downloads),
                new QueryApi(snapshots, history::at, turns, downloads),
                new AnnotationsApi(snapshots, () -> replay.annotations(pipeline::annotations), true, turns));
    }

    private record HistoryOf(Replay replay, MetricsPipeline pipeline) {

        History at(ClusterSnapshot shown) {
            return replay.history(() -> pipeline.history().kept(), shown.clusterId(), shown.atMillis());
        }
    }
}
