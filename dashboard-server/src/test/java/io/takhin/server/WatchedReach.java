package io.takhin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.takhin.broker.collector.ClusterCollector;
import io.takhin.broker.reach.BrokerProber;
import io.takhin.topology.MetricsPipeline;
import io.takhin.topology.replay.Replays;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The prober and the API over a pipeline, and what they say of brokers that don't answer. */
final class WatchedReach implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WatchedReach.class);
    private static final Duration OPERATORS_PATIENCE = Duration.ofSeconds(3);
    private static final Set<String> OF_BROKERS = Set.of("broker-unreachable", "broker-absent");

    private final BrokerProber prober;
    private final DashboardServer server;
    private Api api;

    WatchedReach(ClusterCollector collector, MetricsPipeline pipeline) {
        prober = new BrokerProber(collector::known, System::currentTimeMillis);
        server = new DashboardServer(
                new DashboardServer.Config("127.0.0.1", 0, null, List.of(), 10),
                pipeline,
                Replays.none(),
                prober::unreachable,
                System::currentTimeMillis);
    }

    WatchedReach start() throws CannotListenException {
        prober.start();
        server.start();
        api = new Api(server.port(), null);
        return this;
    }

    /** How the API says, now, that a broker doesn't answer or is away. */
    List<String> codes(int broker) {
        List<String> codes = new ArrayList<>();
        api.json("/api/v1/health").get("problems").forEach(problem -> {
            if (OF_BROKERS.contains(problem.get("code").asText())
                    && problem.get("text").asText().startsWith("Broker " + broker + " ")) {
                codes.add(problem.get("code").asText());
            }
        });
        return codes;
    }

    /** By Kafka's own word. */
    static String sentenceOn(Admin admin, int broker) throws Exception {
        int replicas = 0;
        int leaders = 0;
        for (TopicDescription topic : admin.describeTopics(
                        admin.listTopics(new org.apache.kafka.clients.admin.ListTopicsOptions().listInternal(true))
                                .names()
                                .get())
                .allTopicNames()
                .get()
                .values()) {
            for (TopicPartitionInfo partition : topic.partitions()) {
                replicas += (int) partition.replicas().stream()
                        .filter(node -> node.id() == broker)
                        .count();
                leaders += partition.leader().id() == broker ? 1 : 0;
            }
        }
        return "Without it " + replicas + " partition(s) are under-replicated, and " + leaders
                + " of them lack their leader.";
    }

    /** Kills the broker, and returns when page and API would have told, soon enough. */
    void assertToldOf(BrokerProcess broker, int id, String sentence) throws InterruptedException {
        try (Api.Pushed pushed = api.push("?interval=1s")) {
            await().until(() -> !pushed.messages().isEmpty());
            assertThat(codes(id)).isEmpty();
            broker.kill();
            long killedMillis = System.currentTimeMillis();
            await().atMost(OPERATORS_PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> codes(id).equals(List.of("broker-unreachable")));
            long servedMillis = System.currentTimeMillis() - killedMillis;
            await().atMost(OPERATORS_PATIENCE.minusMillis(servedMillis))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> unreachable(pushed).size() == 1);
            long pushedMillis = System.currentTimeMillis() - killedMillis;
            LOG.info(
                    "the killed broker was served as unreachable after {} ms, pushed after {} ms",
                    servedMillis,
                    pushedMillis);
            JsonNode problem = unreachable(pushed).get(0);
            assertThat(problem.get("text").asText())
                    .startsWith("Broker " + id + " (127.0.0.1:")
                    .contains(": connection refused. " + sentence);
            assertThat(problem.get("atMillis").asLong()).isGreaterThanOrEqualTo(killedMillis - 50);
        }
    }

    private static JsonNode unreachable(Api.Pushed pushed) {
        List<String> messages = pushed.messages();
        return TestServer.parse(messages.get(messages.size() - 1)).get("unreachable");
    }

    /** From now on one problem tells of the broker, first that it doesn't answer, then that it is away. */
    void assertTakenOver(int id, Duration patience) {
        await().atMost(patience).pollInterval(Duration.ofMillis(100)).until(() -> {
            List<String> codes = codes(id);
            assertThat(codes).hasSize(1);
            return codes.equals(List.of("broker-absent"));
        });
    }

    @Override
    public void close() {
        server.close();
        prober.close();
    }
}
