package io.takhin.broker.collector;

import io.takhin.broker.collector.AdminCalls.Pending;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.clients.admin.QuorumInfo;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** Asks who the cluster is: {@code describeCluster}, and {@code describeMetadataQuorum} for the active controller. */
final class ClusterReader {

    private static final String QUORUM = "describeMetadataQuorum";
    private static final int UNKNOWN = -1;

    private final AdminCalls calls;
    /** Set once the cluster said that it has no metadata quorum; then its own word for the controller holds. */
    private boolean withoutQuorum;

    private Pending<ClusterFacts> cluster;
    private PendingEach<String, QuorumInfo> quorum;

    ClusterReader(AdminCalls calls) {
        this.calls = calls;
    }

    void start(Admin admin) {
        cluster = calls.start("describeCluster", () -> facts(admin.describeCluster()));
        quorum = calls.startEach(
                QUORUM,
                withoutQuorum ? List.of() : List.of(QUORUM),
                call -> Map.of(QUORUM, admin.describeMetadataQuorum().quorumInfo()));
    }

    private static KafkaFuture<ClusterFacts> facts(DescribeClusterResult result) {
        return KafkaFuture.allOf(result.clusterId(), result.nodes(), result.controller())
                .thenApply(done -> new ClusterFacts(
                        completed(result.clusterId()), sorted(completed(result.nodes())), idOf(result.controller())));
    }

    private static <T> T completed(KafkaFuture<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    private static List<Node> sorted(Collection<Node> brokers) {
        return brokers.stream().sorted(Comparator.comparingInt(Node::id)).toList();
    }

    private static int idOf(KafkaFuture<Node> node) {
        Node controller = completed(node);
        return controller == null ? UNKNOWN : controller.id();
    }

    /** Empty when the cluster can't be reached. */
    Optional<ClusterFacts> await() throws InterruptedException {
        Answers<String, QuorumInfo> told = quorum.await();
        if (told.failed().get(QUORUM) instanceof UnsupportedVersionException) {
            withoutQuorum = true;
            calls.succeeded(QUORUM);
        }
        return cluster.await()
                .map(facts ->
                        withoutQuorum ? facts : withLeader(facts, told.found().get(QUORUM)));
    }

    private static ClusterFacts withLeader(ClusterFacts facts, QuorumInfo quorum) {
        return new ClusterFacts(facts.clusterId(), facts.brokers(), quorum == null ? UNKNOWN : quorum.leaderId());
    }
}
