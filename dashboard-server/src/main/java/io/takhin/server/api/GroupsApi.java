package io.takhin.server.api;

import io.javalin.http.Context;
import io.takhin.server.api.Answers.At;
import io.takhin.topology.view.ClusterSnapshot;
import io.takhin.topology.view.GroupRow;
import java.util.Comparator;
import java.util.List;

/** Consumer groups and one group. */
public final class GroupsApi {

    public static final Listing<GroupRow> GROUPS = new Listing<>(
                    Comparator.comparing(GroupRow::groupId, NameOrder.INSTANCE))
            .sortable("groupId", GroupRow::groupId, NameOrder.INSTANCE)
            .sortable("state", GroupRow::state)
            .sortable("members", GroupRow::members)
            .sortable("totalLag", GroupRow::totalLag)
            .sortable(
                    "timeLag",
                    row -> row.timeLag() == null ? null : row.timeLag().millis())
            .sortable("status", GroupRow::status)
            .sortable("clearSeconds", GroupRow::clearSeconds);

    private final Snapshots snapshots;

    public GroupsApi(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    public void list(Context ctx) {
        ListQuery query = ListQuery.of(ctx, GROUPS.sortKeys(), "groupId", "cluster");
        ClusterSnapshot snapshot = snapshots.require(ctx.queryParam("cluster"));
        Answers.json(
                ctx,
                GROUPS.answer(
                        snapshot.clusterId(),
                        snapshot.atMillis(),
                        snapshot.groups(),
                        row -> query.matches(row.groupId()),
                        query));
    }

    public void one(Context ctx) {
        Parameters.rejectUnknown(ctx, List.of("cluster"));
        ClusterSnapshot snapshot = snapshots.require(ctx.queryParam("cluster"));
        GroupRow group = require(snapshot, ctx.pathParam("group"));
        Answers.json(ctx, new At<>(snapshot.clusterId(), snapshot.atMillis(), group));
    }

    static GroupRow require(ClusterSnapshot snapshot, String groupId) {
        return snapshot.groups().stream()
                .filter(group -> group.groupId().equals(groupId))
                .findFirst()
                .orElseThrow(() -> ApiProblem.notFound(
                        "There is no consumer group \"" + groupId + "\".", "GET /api/v1/groups lists all."));
    }
}
