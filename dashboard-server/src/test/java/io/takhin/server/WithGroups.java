package io.takhin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.takhin.server.ConsumerGroupsTool.Row;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A watched broker, records and commits on it, and what the API says of groups and topics. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class WithGroups {

    static final Duration PATIENCE = Duration.ofSeconds(25);

    @TempDir
    static Path dir;

    WatchedKafka kafka;
    private KafkaProducer<String, String> producer;

    @BeforeAll
    void start() {
        kafka = new WatchedKafka(dir, Map.of("log.cleaner.backoff.ms", "300"));
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "linger.ms", 0),
                new StringSerializer(),
                new StringSerializer());
    }

    @AfterAll
    void stop() {
        if (producer != null) {
            producer.close();
        }
        if (kafka != null) {
            kafka.close();
        }
    }

    /** Returns when the last record was acknowledged: that moment. */
    long append(String topic, int partition, int records) throws Exception {
        return append(topic, partition, null, records);
    }

    /** Likewise, all under one key. */
    long append(String topic, int partition, String key, int records) throws Exception {
        for (int i = 1; i < records; i++) {
            producer.send(new ProducerRecord<>(topic, partition, key, "record"));
        }
        producer.send(new ProducerRecord<>(topic, partition, key, "record")).get();
        return System.currentTimeMillis();
    }

    /** A topic that was just made isn't known to the coordinator at once. */
    void commit(String group, String topic, int partition, long offset) {
        Map<TopicPartition, OffsetAndMetadata> offsets =
                Map.of(new TopicPartition(topic, partition), new OffsetAndMetadata(offset));
        await().atMost(PATIENCE)
                .ignoreExceptionsMatching(e -> e.getCause() instanceof UnknownTopicOrPartitionException)
                .until(() -> {
                    kafka.truth()
                            .admin()
                            .alterConsumerGroupOffsets(group, offsets)
                            .all()
                            .get();
                    return true;
                });
    }

    void awaitRow(String key, Long committed, Long lag) {
        String group = key.split(" ")[0];
        await().alias(key).atMost(PATIENCE).untilAsserted(() -> assertThat(
                        told(group).get(key))
                .isNotNull()
                .extracting(Row::committed, Row::lag)
                .containsExactly(committed, lag));
    }

    Map<String, Row> told(String group) {
        Map<String, Row> rows = new TreeMap<>();
        JsonNode answer = answerOf(group);
        if (answer != null) {
            answer.get("items")
                    .forEach(row -> rows.put(
                            group + " " + row.get("topic").asText() + " "
                                    + row.get("partition").asInt(),
                            new Row(number(row, "currentOffset"), number(row, "logEndOffset"), number(row, "lag"))));
        }
        return rows;
    }

    private static Long number(JsonNode row, String name) {
        return row.get(name).isNull() ? null : row.get(name).asLong();
    }

    JsonNode lag(String group) {
        return kafka.api().json("/api/v1/groups/" + group + "/lag");
    }

    /** Null while the group isn't known. */
    private JsonNode answerOf(String group) {
        var answer = kafka.api().get("/api/v1/groups/" + group + "/lag");
        return answer.statusCode() == 200 ? TestServer.parse(answer.body()) : null;
    }

    JsonNode group(String group) {
        return kafka.api().json("/api/v1/groups/" + group);
    }

    JsonNode detail(String topic) {
        return kafka.api().json("/api/v1/topics/" + topic);
    }

    long produced(String topic) {
        double sum = 0;
        for (JsonNode point : detail(topic).at("/produceRate/points")) {
            assertThat(point.asDouble(0)).isGreaterThanOrEqualTo(0);
            sum += point.asDouble(0);
        }
        return Math.round(sum);
    }
}
