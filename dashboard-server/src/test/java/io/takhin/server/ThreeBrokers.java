package io.takhin.server;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;

/**
 * A cluster of three brokers, numbered from 1, each in its own process: each is a controller too. Kafka's own defaults hold
 * but for what makes small brokers start fast.
 */
final class ThreeBrokers implements AutoCloseable {

    private static final String CLUSTER_ID = "Three-Brokers-Cluster-";
    private static final int BROKERS = 3;

    private final List<BrokerProcess> brokers = new ArrayList<>();
    private final String bootstrapServers;

    ThreeBrokers(Path dir) throws Exception {
        List<Integer> ports = freePorts(3 * BROKERS);
        bootstrapServers = addresses(ports.subList(0, BROKERS));
        String voters = IntStream.range(0, BROKERS)
                .mapToObj(i -> (i + 1) + "@127.0.0.1:" + ports.get(BROKERS + i))
                .collect(Collectors.joining(","));
        for (int i = 0; i < BROKERS; i++) {
            Path home = dir.resolve("broker-" + (i + 1));
            Properties settings = settings(i + 1, home, ports.get(i), ports.get(BROKERS + i), voters);
            brokers.add(new BrokerProcess(home, CLUSTER_ID, settings, ports.get(2 * BROKERS + i)));
        }
    }

    private static Properties settings(int id, Path home, int port, int controllerPort, String voters) {
        Properties settings = new Properties();
        settings.putAll(Map.of(
                "node.id",
                Integer.toString(id),
                "process.roles",
                "broker,controller",
                "controller.quorum.voters",
                voters,
                "controller.listener.names",
                "CONTROLLER",
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "listeners",
                "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "advertised.listeners",
                "PLAINTEXT://127.0.0.1:" + port,
                "log.dirs",
                home.resolve("log").toString(),
                "metric.reporters",
                "io.takhin.broker.reporter.TakhinMetricsReporter",
                "takhin.reporter.topic.replication.factor",
                "3"));
        settings.putAll(Map.of(
                "takhin.reporter.topic.partitions", "2",
                // until the controllers miss a broker, nothing that has a replica there goes on, for any reader
                "broker.session.timeout.ms", "2000",
                "broker.heartbeat.interval.ms", "300",
                "offsets.topic.num.partitions", "3",
                "group.initial.rebalance.delay.ms", "0",
                "log.cleaner.dedupe.buffer.size", "4194304",
                "num.io.threads", "2",
                "num.network.threads", "2"));
        return settings;
    }

    private static String addresses(List<Integer> ports) {
        return ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
    }

    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }

    /** Returns when all three are registered. */
    ThreeBrokers start() throws Exception {
        for (BrokerProcess broker : brokers) {
            broker.start();
        }
        awaitRegistered(BROKERS);
        return this;
    }

    void awaitRegistered(int count) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers, "request.timeout.ms", 2_000))) {
            await().atMost(Duration.ofSeconds(40))
                    .ignoreExceptionsInstanceOf(ExecutionException.class)
                    .ignoreExceptionsInstanceOf(TimeoutException.class)
                    .until(() -> admin.describeCluster()
                                    .nodes()
                                    .get(2, TimeUnit.SECONDS)
                                    .size()
                            == count);
        }
    }

    BrokerProcess broker(int id) {
        return brokers.get(id - 1);
    }

    /** What all brokers' own counters sum up to. */
    long count(String mbean) {
        return brokers.stream().mapToLong(broker -> broker.count(mbean)).sum();
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    static String clusterId() {
        return CLUSTER_ID;
    }

    @Override
    public void close() {
        brokers.forEach(BrokerProcess::close);
    }
}
