package io.takhin.server.api;

import io.javalin.http.Context;
import io.takhin.topology.view.ClusterSnapshot;
import io.takhin.topology.view.PartitionRow;
import io.takhin.topology.view.TopicDetail;
import io.takhin.topology.view.TopicRow;
import java.util.Comparator;
import java.util.List;

/** Topics, one topic, its partitions. */
public final class TopicsApi {

    public static final Listing<TopicRow> TOPICS = new Listing<>(
                    Comparator.comparing(TopicRow::name, NameOrder.INSTANCE))
            .sortable("name", TopicRow::name, NameOrder.INSTANCE)
            .sortable("partitions", TopicRow::partitions)
            .sortable("totalMessages", TopicRow::totalMessages)
            .sortable("totalBytes", TopicRow::totalBytes)
            .sortable("produceRate", row -> row.rates().produceRate())
            .sortable("fetchRate", row -> row.rates().fetchRate())
            .sortable("produceBytes", row -> row.rates().produceBytes())
            .sortable("fetchBytes", row -> row.rates().fetchBytes())
            .sortable("maxLag", TopicRow::maxLag)
            .sortable("underReplicated", TopicRow::underReplicated)
            .sortable("skew", TopicRow::skew)
            .sortable("replicaBytes", TopicRow::replicaBytes)
            .sortable("replicationFactor", TopicRow::replicationFactor)
            .sortable("offline", TopicRow::offline)
            .sortable("groups", row -> row.groups().size());

    private static final Listing<PartitionRow> PARTITIONS = new Listing<>(Comparator.comparing(PartitionRow::partition))
            .sortable("partition", PartitionRow::partition)
            .sortable("leader", PartitionRow::leader)
            .sortable("logEndOffset", PartitionRow::logEndOffset)
            .sortable("sizeBytes", PartitionRow::sizeBytes);

    private final Snapshots snapshots;

    public TopicsApi(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    public void list(Context ctx) {
        ListQuery query = ListQuery.of(ctx, TOPICS.sortKeys(), "name", "cluster", "internal");
        boolean internal = Parameters.truth(ctx, "internal");
        ClusterSnapshot snapshot = snapshots.require(ctx.queryParam("cluster"));
        Answers.json(
                ctx,
                TOPICS.answer(
                        snapshot.clusterId(),
                        snapshot.atMillis(),
                        snapshot.topics(),
                        row -> (internal || !row.internal()) && query.matches(row.name()),
                        query));
    }

    public void one(Context ctx) {
        Parameters.rejectUnknown(ctx, List.of("cluster"));
        Answers.json(ctx, snapshots.requireTopic(ctx.queryParam("cluster"), ctx.pathParam("topic")));
    }

    public void partitions(Context ctx) {
        ListQuery query = ListQuery.of(ctx, PARTITIONS.sortKeys(), "partition", "cluster");
        String clusterId = snapshots.require(ctx.queryParam("cluster")).clusterId();
        TopicDetail topic = snapshots.requireTopic(clusterId, ctx.pathParam("topic"));
        Answers.json(
                ctx,
                PARTITIONS.answer(
                        clusterId,
                        topic.atMillis(),
                        topic.partitionRows(),
                        row -> query.matches(String.valueOf(row.partition())),
                        query));
    }
}
