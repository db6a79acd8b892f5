package io.takhin.server.api;

import io.takhin.broker.collector.KnownCluster.Held;
import io.takhin.broker.reach.Unreachable;
import io.takhin.topology.view.BrokerRow;
import io.takhin.topology.view.ClusterSnapshot;
import io.takhin.topology.view.Problem;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Brokers that don't answer, as problems of their cluster. Known by the server itself, past the metric topics, so also while
 * these stand still. Once the views say that a broker is away, that is all there is to say. Thread-safe.
 */
public final class UnreachableBrokers {

    private static final String CODE = "broker-unreachable";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Supplier<List<Unreachable>> found;

    /** @param found those of all clusters that are asked */
    public UnreachableBrokers(Supplier<List<Unreachable>> found) {
        this.found = found;
    }

    /** By broker; the same for the same findings and snapshot. */
    public List<Problem> problems(ClusterSnapshot snapshot) {
        return found.get().stream()
                .filter(broker -> broker.clusterId().equals(snapshot.clusterId()))
                .filter(broker -> !isAway(broker.brokerId(), snapshot))
                .map(broker -> new Problem(Problem.Severity.error, CODE, text(broker), broker.atMillis()))
                .toList();
    }

    /** Where no broker is present, nobody told who is there. */
    private static boolean isAway(int brokerId, ClusterSnapshot snapshot) {
        List<BrokerRow> rows = snapshot.health().brokers();
        return rows.stream().anyMatch(BrokerRow::present)
                && rows.stream().anyMatch(row -> row.brokerId() == brokerId && !row.present());
    }

    private static String text(Unreachable broker) {
        String what = "Broker " + broker.brokerId() + " (" + broker.host() + ":" + broker.port()
                + ") has not answered since " + TIME.format(Instant.ofEpochMilli(broker.sinceMillis())) + ": "
                + broker.why() + ".";
        if (!broker.registered()) {
            return what + " Kafka doesn't count on it any more.";
        }
        Held held = broker.held();
        String has = held == null
                ? " What it has of the partitions isn't known."
                : " Without it " + held.replicas() + " partition(s) are under-replicated, and " + held.leaders()
                        + " of them lack their leader.";
        return what + has
                + " Kafka counts its replicas as in sync until it misses the broker (broker.session.timeout.ms, 9 s by"
                + " default).";
    }
}
