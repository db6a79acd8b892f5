package io.takhin.broker.reporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.takhin.broker.event.BrokerState;
import io.takhin.broker.event.PartitionState;
import io.takhin.broker.event.RequestLatency;
import io.takhin.broker.event.TopicTraffic;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker process whose class path is Kafka's own jars and this module: nothing else may be needed in {@code libs/}. */
class StockBrokerIT {

    /** What Kafka 4.3 ships, among the jars on the tests' class path. */
    private static final List<String> KAFKA_LIBS = List.of(
            "kafka",
            "scala",
            "zstd",
            "lz4",
            "snappy",
            "jackson",
            "metrics-core",
            "HdrHistogram",
            "slf4j",
            "hash4j",
            "caffeine",
            "jspecify",
            "argparse4j",
            "snakeyaml",
            "jopt-simple",
            "jose4j",
            "re2j",
            "commons",
            "log4j",
            "pcollections");

    private Process broker;

    @AfterEach
    void stop() throws InterruptedException {
        broker.destroy();
        if (!broker.waitFor(20, TimeUnit.SECONDS)) {
            broker.destroyForcibly().waitFor();
        }
    }

    @Test
    void plugin_tellsOfABroker_withNothingButItsOwnJarBesideKafkas(@TempDir Path dir) throws Exception {
        BrokerSettings settings = BrokerSettings.create(Files.createDirectory(dir.resolve("data")));
        broker = start(settings, dir);
        await().atMost(Duration.ofSeconds(40)).until(() -> broker.isAlive() && answers(settings.port()));

        try (MetricTopicReader reader = new MetricTopicReader(settings.bootstrapServers())) {
            await().atMost(Duration.ofSeconds(20))
                    .ignoreExceptionsInstanceOf(KafkaException.class)
                    .until(reader::open);
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                assertThat(reader.read(TopicTraffic.class)).isNotEmpty();
                assertThat(reader.read(PartitionState.class)).isNotEmpty();
                assertThat(reader.read(BrokerState.class)).isNotEmpty();
                assertThat(reader.read(RequestLatency.class))
                        .isNotEmpty()
                        .noneMatch(RequestLatency::approximate)
                        .anyMatch(event -> Arrays.stream(event.counts()).sum() > 0);
            });
            long startedMillis = broker.info().startInstant().orElseThrow().toEpochMilli();
            assertThat(reader.read(BrokerState.class).get(0).epochMillis())
                    .isBetween(startedMillis - 2_000, startedMillis + 10_000);
        }
    }

    private static Process start(BrokerSettings settings, Path dir) throws IOException {
        Path file = dir.resolve("server.properties");
        try (OutputStream out = Files.newOutputStream(file)) {
            settings.properties().store(out, null);
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(java, "-Xmx512m", "-cp", classPath(), "kafka.Kafka", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve("broker.log").toFile())
                .start();
    }

    private static String classPath() {
        String plugin = Path.of("target", "classes").toAbsolutePath().toString();
        Stream<String> jars = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> KAFKA_LIBS.stream()
                        .anyMatch(lib -> Path.of(entry).getFileName().toString().startsWith(lib)));
        return Stream.concat(Stream.of(plugin), jars).collect(Collectors.joining(File.pathSeparator));
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
