package io.takhin.chaos;

import static org.awaitility.Awaitility.await;

import io.takhin.server.Main;
import java.nio.file.Path;
import java.time.Duration;

/** A broker with the plugin and a server that watches it, each a process that may be killed at any moment. */
final class Site implements AutoCloseable {

    private static final Duration BROKER_PATIENCE = Duration.ofSeconds(90);

    /** A server beside a broker that is up answers after so long. */
    private static final Duration READY = Duration.ofSeconds(20);

    /** The first start makes topics and changelogs. */
    private static final Duration FIRST_READY = Duration.ofSeconds(60);

    private final int brokerPort = Ports.free();
    private final int serverPort = Ports.free();
    private final Child brokerProcess;
    private final Child serverProcess;
    private final Kafka kafka = new Kafka(bootstrapServers());
    private final Server server = new Server(serverPort);

    Site(Path folder) {
        brokerProcess = new Child(
                folder.resolve("broker.log"),
                BrokerProcess.class,
                folder.resolve("kafka").toString(),
                Integer.toString(brokerPort));
        serverProcess = new Child(
                folder.resolve("server.log"),
                Main.class,
                "serve",
                "--bootstrap-servers",
                bootstrapServers(),
                "--data",
                folder.resolve("takhin").toString(),
                "--port",
                Integer.toString(serverPort));
    }

    String bootstrapServers() {
        return "127.0.0.1:" + brokerPort;
    }

    Child broker() {
        return brokerProcess;
    }

    Child serverChild() {
        return serverProcess;
    }

    Kafka kafka() {
        return kafka;
    }

    Server server() {
        return server;
    }

    void awaitBroker() {
        await().atMost(BROKER_PATIENCE).until(() -> {
            brokerProcess.requireAlive();
            return kafka.isUp();
        });
    }

    /** The server was just started for the first time. */
    void awaitFirstReady() {
        awaitReady(FIRST_READY);
    }

    /** The server was just started once more. */
    void awaitReady() {
        awaitReady(READY);
    }

    private void awaitReady(Duration patience) {
        await().atMost(patience).pollInterval(Duration.ofMillis(100)).until(() -> {
            serverProcess.requireAlive();
            return server.isReady();
        });
    }

    @Override
    public void close() {
        serverProcess.close();
        kafka.close();
        brokerProcess.close();
    }
}
