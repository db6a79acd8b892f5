package io.takhin.server.api;

import io.javalin.http.Context;
import io.takhin.server.api.Answers.At;
import io.takhin.topology.view.BrokerRow;
import io.takhin.topology.view.ClusterSnapshot;
import io.takhin.topology.view.Health;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Clusters, and of one cluster: throughput, latency, brokers, health. */
public final class ClusterApi {

    /** @param status of its health */
    public record ClusterRow(
            String clusterId,
            long atMillis,
            Health.Status status,
            int brokers,
            int topics,
            int partitions,
            int groups) {

        static ClusterRow of(ClusterSnapshot snapshot, Health health) {
            return new ClusterRow(
                    snapshot.clusterId(),
                    snapshot.atMillis(),
                    health.status(),
                    (int) health.brokers().stream().filter(BrokerRow::present).count(),
                    health.totalTopics(),
                    health.totalPartitions(),
                    health.totalGroups());
        }
    }

    private static final Listing<ClusterRow> CLUSTERS =
            new Listing<>(Comparator.comparing(ClusterRow::clusterId)).sortable("clusterId", ClusterRow::clusterId);

    private static final Listing<BrokerRow> BROKERS = new Listing<>(Comparator.comparing(BrokerRow::brokerId))
            .sortable("brokerId", BrokerRow::brokerId)
            .sortable(
                    "produceRate",
                    row -> row.rates() == null ? null : row.rates().produceRate())
            .sortable("activeConnections", BrokerRow::activeConnections)
            .sortable("logBytes", BrokerRow::logBytes)
            .sortable("heapUsedBytes", BrokerRow::heapUsedBytes);

    private final Snapshots snapshots;
    private final HealthNow health;

    public ClusterApi(Snapshots snapshots, HealthNow health) {
        this.snapshots = snapshots;
        this.health = health;
    }

    public void clusters(Context ctx) {
        ListQuery query = ListQuery.of(ctx, CLUSTERS.sortKeys(), "clusterId");
        snapshots.requireReady();
        List<ClusterRow> rows = snapshots.all().stream()
                .map(snapshot -> ClusterRow.of(snapshot, health.of(snapshot)))
                .toList();
        long atMillis = rows.stream().mapToLong(ClusterRow::atMillis).max().orElse(0);
        Answers.json(ctx, CLUSTERS.answer(null, atMillis, rows, row -> query.matches(row.clusterId()), query));
    }

    public void throughput(Context ctx) {
        one(ctx, ClusterSnapshot::throughput);
    }

    public void latency(Context ctx) {
        one(ctx, ClusterSnapshot::latency);
    }

    public void health(Context ctx) {
        one(ctx, health::of);
    }

    public void brokers(Context ctx) {
        ListQuery query = ListQuery.of(ctx, BROKERS.sortKeys(), "brokerId", "cluster");
        ClusterSnapshot snapshot = snapshots.require(ctx.queryParam("cluster"));
        Answers.json(
                ctx,
                BROKERS.answer(
                        snapshot.clusterId(),
                        snapshot.atMillis(),
                        snapshot.health().brokers(),
                        row -> query.matches(row.brokerId() + " " + row.host()),
                        query));
    }

    private void one(Context ctx, Function<ClusterSnapshot, Object> view) {
        Parameters.rejectUnknown(ctx, List.of("cluster"));
        ClusterSnapshot snapshot = snapshots.require(ctx.queryParam("cluster"));
        Answers.json(ctx, new At<>(snapshot.clusterId(), snapshot.atMillis(), view.apply(snapshot)));
    }
}
