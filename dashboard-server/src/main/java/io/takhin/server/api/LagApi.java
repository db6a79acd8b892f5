package io.takhin.server.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.http.Context;
import io.takhin.topology.view.ClusterSnapshot;
import io.takhin.topology.view.GroupRow;
import io.takhin.topology.view.PartitionLagRow;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Lag, flat: one row for each group on each partition. */
public final class LagApi {

    /** A {@link PartitionLagRow} with whose and where it is. */
    public record LagRow(String groupId, String topic, @JsonUnwrapped PartitionLagRow row) {}

    private static final Listing<LagRow> LAGS = new Listing<>(Comparator.comparing(LagRow::groupId)
                    .thenComparing(LagRow::topic)
                    .thenComparing(lag -> lag.row().partition()))
            .sortable("groupId", LagRow::groupId)
            .sortable("topic", LagRow::topic)
            .sortable("partition", lag -> lag.row().partition())
            .sortable("lag", lag -> lag.row().lag())
            .sortable(
                    "timeLag",
                    lag -> lag.row().timeLag() == null
                            ? null
                            : lag.row().timeLag().millis())
            .sortable("status", lag -> lag.row().status());

    private final Snapshots snapshots;

    public LagApi(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /** Of all groups, or of those that {@code group=} and {@code topic=} name. */
    public void all(Context ctx) {
        ListQuery query = ListQuery.of(ctx, LAGS.sortKeys(), "-lag", "cluster", "group", "topic");
        ClusterSnapshot snapshot = snapshots.require(ctx.queryParam("cluster"));
        String group = ctx.queryParam("group");
        List<GroupRow> groups = group == null ? snapshot.groups() : List.of(GroupsApi.require(snapshot, group));
        answer(ctx, snapshot, groups, query);
    }

    public void ofGroup(Context ctx) {
        ListQuery query = ListQuery.of(ctx, LAGS.sortKeys(), "topic", "cluster", "topic");
        ClusterSnapshot snapshot = snapshots.require(ctx.queryParam("cluster"));
        answer(ctx, snapshot, List.of(GroupsApi.require(snapshot, ctx.pathParam("group"))), query);
    }

    private static void answer(Context ctx, ClusterSnapshot snapshot, List<GroupRow> groups, ListQuery query) {
        String topic = ctx.queryParam("topic");
        List<LagRow> rows = groups.stream().flatMap(LagApi::flat).toList();
        Answers.json(
                ctx,
                LAGS.answer(
                        snapshot.clusterId(),
                        snapshot.atMillis(),
                        rows,
                        row -> (topic == null || topic.equals(row.topic()))
                                && (query.matches(row.groupId()) || query.matches(row.topic())),
                        query));
    }

    private static Stream<LagRow> flat(GroupRow group) {
        return group.topics().stream().flatMap(topic -> topic.partitions().stream()
                .map(partition -> new LagRow(group.groupId(), topic.topic(), partition)));
    }
}
