package io.takhin.server;

import io.takhin.server.api.ClusterApi;
import io.takhin.server.api.Frames;
import io.takhin.server.api.GroupsApi;
import io.takhin.server.api.HealthNow;
import io.takhin.server.api.LagApi;
import io.takhin.server.api.MonitoringApi;
import io.takhin.server.api.Snapshots;
import io.takhin.server.api.TopicsApi;

/** What answers from one set of views: those of the present, or of a replay. */
record ViewApis(
        Frames frames, MonitoringApi monitoring, ClusterApi cluster, TopicsApi topics, GroupsApi groups, LagApi lag) {

    static ViewApis of(Snapshots snapshots, Frames frames, HealthNow health) {
        return new ViewApis(
                frames,
                new MonitoringApi(frames),
                new ClusterApi(snapshots, health),
                new TopicsApi(snapshots),
                new GroupsApi(snapshots),
                new LagApi(snapshots));
    }
}
