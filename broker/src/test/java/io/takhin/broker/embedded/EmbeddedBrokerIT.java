package io.takhin.broker.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {

    @TempDir
    Path dir;

    @Test
    void broker_keepsClusterIdAndRecords_whenRestarted() throws Exception {
        String clusterId;
        try (EmbeddedBroker broker = new EmbeddedBroker(new EmbeddedBrokerConfig(dir, 0))) {
            long startNanos = System.nanoTime();
            broker.start();
            produce(broker.bootstrapServers(), "kept", "one");
            assertThat(Duration.ofNanos(System.nanoTime() - startNanos)).isLessThan(Duration.ofSeconds(10));
            clusterId = broker.clusterId();
            assertThat(toldClusterId(broker.bootstrapServers())).isEqualTo(clusterId);
        }
        EmbeddedBroker again = new EmbeddedBroker(new EmbeddedBrokerConfig(dir, 0));
        again.start();
        produce(again.bootstrapServers(), "kept", "two");
        assertThat(toldClusterId(again.bootstrapServers())).isEqualTo(clusterId);
        assertThat(readAll(again.bootstrapServers(), "kept")).containsExactly("one", "two");
        long closeNanos = System.nanoTime();
        again.close();
        assertThat(Duration.ofNanos(System.nanoTime() - closeNanos)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void start_saysFolderInUse_whenAnotherBrokerHoldsIt() {
        try (EmbeddedBroker first = new EmbeddedBroker(new EmbeddedBrokerConfig(dir, 0));
                EmbeddedBroker second = new EmbeddedBroker(new EmbeddedBrokerConfig(dir, 0))) {
            first.start();
            assertThatThrownBy(second::start)
                    .isInstanceOf(EmbeddedBrokerException.class)
                    .hasMessage("data: expected a folder that no other broker uses, found " + dir
                            + " in use. Stop the other process, or choose another folder.");
        }
    }

    @Test
    void start_saysPortInUse_andFreesTheFolder_whenPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(EmbeddedBrokerConfig.DEFAULT_HOST));
                EmbeddedBroker broker = new EmbeddedBroker(new EmbeddedBrokerConfig(dir, taken.getLocalPort()))) {
            assertThatThrownBy(broker::start)
                    .isInstanceOf(EmbeddedBrokerException.class)
                    .hasMessageStartingWith("port: expected a free port, found " + taken.getLocalPort() + " in use. ");
        }
        DataDir.open(dir).close();
    }

    @Test
    void start_namesTheSetting_whenAnOverrideIsWrong() {
        EmbeddedBrokerConfig config =
                new EmbeddedBrokerConfig(dir, 0, EmbeddedBrokerConfig.DEFAULT_HOST, Map.of("num.io.threads", "many"));
        try (EmbeddedBroker broker = new EmbeddedBroker(config)) {
            assertThatThrownBy(broker::start)
                    .isInstanceOf(EmbeddedBrokerException.class)
                    .hasMessageContaining("num.io.threads");
        }
    }

    private static String toldClusterId(String bootstrapServers) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            return admin.describeCluster().clusterId().get(10, TimeUnit.SECONDS);
        }
    }

    private static void produce(String bootstrapServers, String topic, String value) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, value)).get(10, TimeUnit.SECONDS);
        }
    }

    private static List<String> readAll(String bootstrapServers, String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            return consumer.poll(Duration.ofSeconds(10)).records(partition).stream()
                    .map(record -> record.value())
                    .toList();
        }
    }
}
