package io.takhin.broker.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.takhin.broker.collector.KnownCluster;
import io.takhin.broker.collector.KnownCluster.Held;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Listeners of this machine as brokers. */
class BrokerProberTest {

    private static final Duration SOON = Duration.ofSeconds(3);

    private ServerSocket one;
    private ServerSocket two;
    private volatile KnownCluster known;
    private final BrokerProber prober = new BrokerProber(() -> Optional.ofNullable(known), System::currentTimeMillis);

    @BeforeEach
    void listen() throws IOException {
        one = listen(0);
        two = listen(0);
        known = cluster(node(1, one), node(2, two));
    }

    @AfterEach
    void stop() throws IOException {
        prober.close();
        one.close();
        two.close();
    }

    private static ServerSocket listen(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
        return socket;
    }

    private static Node node(int id, ServerSocket socket) {
        return new Node(id, "127.0.0.1", socket.getLocalPort());
    }

    /** Broker 1 has a replica of all three partitions and leads two, broker 2 of one, which it leads. */
    private static KnownCluster cluster(Node... brokers) {
        List<Node> replicas = List.of(new Node(1, "", 0), new Node(2, "", 0));
        List<TopicPartitionInfo> partitions = Stream.of(0, 1, 2)
                .map(partition -> new TopicPartitionInfo(
                        partition, replicas.get(partition % 2), replicas.subList(0, 1 + partition % 2), replicas))
                .toList();
        return new KnownCluster(
                "c1", List.of(brokers), Map.of("orders", new TopicDescription("orders", false, partitions)));
    }

    @Test
    void brokersThatAnswer_areNotTold_andGetNoByte() throws IOException {
        prober.start();
        for (ServerSocket broker : List.of(one, two, one)) {
            try (Socket probe = broker.accept()) {
                assertThat(probe.getInputStream().read()).isEqualTo(-1);
            }
        }
        assertThat(prober.unreachable()).isEmpty();
    }

    @Test
    void oneThatRefuses_isToldSoon_untilItAnswersAgain() throws IOException {
        prober.start();
        one.accept().close();
        long closedMillis = System.currentTimeMillis();
        one.close();
        await().atMost(SOON).until(() -> prober.unreachable().size() == 1);
        Unreachable told = prober.unreachable().get(0);
        assertThat(told.sinceMillis()).isBetween(closedMillis, closedMillis + SOON.toMillis());
        assertThat(told.atMillis()).isBetween(told.sinceMillis(), System.currentTimeMillis());
        assertThat(told)
                .isEqualTo(new Unreachable(
                        "c1",
                        1,
                        "127.0.0.1",
                        one.getLocalPort(),
                        told.sinceMillis(),
                        told.atMillis(),
                        "connection refused",
                        true,
                        new Held(3, 2)));
        await().atMost(SOON).until(() -> prober.unreachable().get(0).atMillis() > told.atMillis());
        assertThat(prober.unreachable().get(0).sinceMillis()).isEqualTo(told.sinceMillis());
        one = listen(one.getLocalPort());
        await().atMost(SOON).until(() -> prober.unreachable().isEmpty());
    }

    @Test
    void brokerThatCameToAnotherAddress_isAskedThere() throws IOException {
        one.close();
        prober.start();
        await().atMost(SOON).until(() -> prober.unreachable().size() == 1);
        known = cluster(new Node(1, "127.0.0.1", two.getLocalPort()), node(2, two));
        await().atMost(SOON).until(() -> prober.unreachable().isEmpty());
    }

    @Test
    void oneThatKafkaTookOff_isToldOnAsSuch_untilItAnswers() throws IOException {
        one.close();
        prober.start();
        await().atMost(SOON).until(() -> prober.unreachable().size() == 1);
        known = cluster(node(2, two));
        await().atMost(SOON).until(() -> !prober.unreachable().get(0).registered());
        one = listen(one.getLocalPort());
        await().atMost(SOON).until(() -> prober.unreachable().isEmpty());
    }

    @Test
    void oneThatKafkaTookOff_whileItAnswered_isNotAskedAnyMore() throws IOException {
        prober.start();
        one.accept().close();
        known = cluster(node(2, two));
        prober.probe(known);
        one.close();
        two.close();
        await().atMost(SOON).until(() -> !prober.unreachable().isEmpty());
        prober.probe(known);
        assertThat(prober.unreachable()).extracting(Unreachable::brokerId).containsExactly(2);
    }

    @Test
    void theLastBroker_isAskedOn_thoughItSaidThatThereIsNone() throws IOException {
        known = cluster(node(1, one));
        prober.start();
        one.accept().close();
        known = cluster();
        one.close();
        await().atMost(SOON).until(() -> prober.unreachable().size() == 1);
        assertThat(prober.unreachable().get(0).registered()).isTrue();
    }

    @Test
    void nameThatIsNotResolved_isToldWithThatReason() {
        known = cluster(new Node(1, "no-such-broker.invalid", 9092));
        prober.start();
        await().atMost(Duration.ofSeconds(15)).until(() -> prober.unreachable().size() == 1);
        assertThat(prober.unreachable().get(0).why()).startsWith("host name not resolved");
    }

    @Test
    void beforeTheClusterIsKnown_nothingIsTold() {
        known = null;
        prober.start();
        assertThat(prober.unreachable()).isEmpty();
    }
}
