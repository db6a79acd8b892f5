package io.takhin.server;

import io.takhin.server.api.AnnotationsApi;
import io.takhin.server.api.ClusterApi;
import io.takhin.server.api.GroupsApi;
import io.takhin.server.api.HealthNow;
import io.takhin.server.api.HistoryApi;
import io.takhin.server.api.LagApi;
import io.takhin.server.api.MonitoringApi;
import io.takhin.server.api.QueryApi;
import io.takhin.server.api.Snapshots;
import io.takhin.server.api.TopicsApi;
import io.takhin.server.push.Feed;

/** What answers from one set of views: those of the present, or of a replay. */
record ViewApis(
        Feed feed,
        MonitoringApi monitoring,
        ClusterApi cluster,
        TopicsApi topics,
        GroupsApi groups,
        LagApi lag,
        HistoryApi history,
        QueryApi query,
        AnnotationsApi annotations) {

    static ViewApis of(Snapshots snapshots, Feed feed, HealthNow health, PastApis past) {
        return new ViewApis(
                feed,
                new MonitoringApi(feed.frames()),
                new ClusterApi(snapshots, health),
                new TopicsApi(snapshots),
                new GroupsApi(snapshots),
                new LagApi(snapshots),
                past.history(),
                past.query(),
                past.annotations());
    }
}
