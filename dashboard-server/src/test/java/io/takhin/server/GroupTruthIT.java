package io.takhin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.takhin.server.ConsumerGroupsTool.Row;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Groups on a real broker, and what becomes of their lag; compared with Kafka's own consumer groups command. */
@TestInstance(Lifecycle.PER_CLASS)
class GroupTruthIT {

    private static final Duration PATIENCE = Duration.ofSeconds(25);

    @TempDir
    private static Path dir;

    private WatchedKafka kafka;
    private KafkaProducer<String, String> producer;

    @BeforeAll
    void start() {
        kafka = new WatchedKafka(dir, Map.of());
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

    /** A topic that is written to on a known schedule, and then no more. */
    @Test
    void timeLag_isThatOfTheSchedule_withinATick_andStaysSoOnAQuietTopic() throws Exception {
        kafka.createTopic("schedule", 1, Map.of());
        commit("behind", "schedule", 0, 0);
        commit("at-the-end", "schedule", 0, 0);
        awaitRow("behind schedule 0", 0L, 0L);
        awaitRow("at-the-end schedule 0", 0L, 0L);
        long[] acknowledged = new long[25];
        for (int i = 0; i < acknowledged.length; i++) {
            long next = System.currentTimeMillis() + 250;
            acknowledged[i] = append("schedule", 0, 1);
            Bursts.awaitClock(next);
        }
        commit("behind", "schedule", 0, 12);
        commit("at-the-end", "schedule", 0, acknowledged.length);
        awaitRow("behind schedule 0", 12L, 13L);
        awaitRow("at-the-end schedule 0", 25L, 0L);
        for (int quiet = 0; quiet < 4; quiet++) {
            long from = System.currentTimeMillis();
            await().atMost(PATIENCE).until(() -> lag("behind").get("atMillis").asLong() > from);
            JsonNode behind = lag("behind");
            JsonNode timeLag = behind.at("/items/0/timeLag");
            assertThat(timeLag.get("bound").asText()).isEqualTo("exact");
            assertThat(timeLag.get("millis").asLong())
                    .isCloseTo(behind.get("atMillis").asLong() - acknowledged[12], within(1_300L));
            assertThat(lag("at-the-end").at("/items/0/timeLag/millis").asLong(-1))
                    .isZero();
        }
    }

    @Test
    void lagBelowTheLogStart_countsWhatIsThere() throws Exception {
        kafka.createTopic("trimmed", 1, Map.of());
        append("trimmed", 0, 100);
        commit("trimmer", "trimmed", 0, 10);
        awaitRow("trimmer trimmed 0", 10L, 90L);
        kafka.truth()
                .admin()
                .deleteRecords(Map.of(new TopicPartition("trimmed", 0), RecordsToDelete.beforeOffset(40)))
                .all()
                .get();
        awaitRow("trimmer trimmed 0", 10L, 60L);
        assertThat(kafka.truth().starts("trimmed", 1)).isEqualTo(Map.of(0, 40L));
        assertThat(lag("trimmer").at("/items/0/status").asText()).isEqualTo("ERR");
        assertThat(lag("trimmer").at("/items/0/timeLag/millis").isNull()).isFalse();
        assertThat(tool().get("trimmer trimmed 0")).isEqualTo(new Row(10L, 100L, 90L));
    }

    @Test
    void aGroupThatIsReset_hasTheLagOfItsNewPlace() throws Exception {
        kafka.createTopic("resets", 1, Map.of());
        append("resets", 0, 50);
        commit("resetter", "resets", 0, 45);
        awaitRow("resetter resets 0", 45L, 5L);
        commit("resetter", "resets", 0, 5);
        awaitRow("resetter resets 0", 5L, 45L);
        assertThat(lag("resetter").at("/items/0/status").asText()).isEqualTo("REWIND");
        assertThat(tool().get("resetter resets 0")).isEqualTo(new Row(5L, 50L, 45L));

        commit("resetter", "resets", 0, 80);
        awaitRow("resetter resets 0", 80L, 0L);
        await().atMost(PATIENCE)
                .until(() -> lag("resetter").at("/items/0/status").asText().equals("ERR"));
        commit("resetter", "resets", 0, 50);
        awaitRow("resetter resets 0", 50L, 0L);
        assertThat(lag("resetter").at("/items/0/status").asText()).isEqualTo("OK");
    }

    @Test
    void aGroupThatIsDeletedAndMadeAgain_beginsAnew() throws Exception {
        kafka.createTopic("regrouped", 1, Map.of());
        append("regrouped", 0, 1_000);
        commit("phoenix", "regrouped", 0, 100);
        awaitRow("phoenix regrouped 0", 100L, 900L);
        kafka.truth().admin().deleteConsumerGroups(List.of("phoenix")).all().get();
        await().atMost(PATIENCE)
                .until(() -> kafka.api().get("/api/v1/groups/phoenix").statusCode() == 404);
        assertThat(tool().keySet()).noneMatch(key -> key.startsWith("phoenix"));
        commit("phoenix", "regrouped", 0, 980);
        awaitRow("phoenix regrouped 0", 980L, 20L);
        assertThat(tool().get("phoenix regrouped 0")).isEqualTo(new Row(980L, 1_000L, 20L));
        for (JsonNode point : detail("regrouped").at("/fetchRate/points")) {
            assertThat(point.asDouble(0)).as("nobody read anything").isZero();
        }
    }

    @Test
    void aPartitionThatIsAdded_isCounted_andHasNoLagUntilItsFirstCommit() throws Exception {
        kafka.createTopic("grown", 1, Map.of());
        append("grown", 0, 10);
        commit("grower", "grown", 0, 4);
        awaitRow("grower grown 0", 4L, 6L);
        kafka.truth()
                .admin()
                .createPartitions(Map.of("grown", NewPartitions.increaseTo(2)))
                .all()
                .get();
        append("grown", 1, 25);
        await().atMost(PATIENCE)
                .until(() -> detail("grown").at("/topic/totalMessages").asLong() == 35);
        assertThat(detail("grown").at("/topic/partitions").asInt()).isEqualTo(2);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(produced("grown")).isEqualTo(35));
        commit("grower", "grown", 1, 5);
        awaitRow("grower grown 1", 5L, 20L);
        assertThat(tool().get("grower grown 1")).isEqualTo(new Row(5L, 25L, 20L));
        assertThat(group("grower").get("totalLag").asLong()).isEqualTo(26);
    }

    @Test
    void aTopicThatIsMadeAgain_isAnother() throws Exception {
        kafka.createTopic("reborn", 1, Map.of());
        append("reborn", 0, 500);
        commit("mourner", "reborn", 0, 400);
        awaitRow("mourner reborn 0", 400L, 100L);
        kafka.truth().admin().deleteTopics(List.of("reborn")).all().get();
        kafka.createTopic("reborn", 1, Map.of());
        append("reborn", 0, 30);
        await().atMost(PATIENCE)
                .until(() -> detail("reborn").at("/topic/totalMessages").asLong() == 30);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(produced("reborn")).isEqualTo(30));
        commit("mourner", "reborn", 0, 10);
        awaitRow("mourner reborn 0", 10L, 20L);
        assertThat(tool().get("mourner reborn 0")).isEqualTo(new Row(10L, 30L, 20L));
        assertThat(produced("reborn")).isEqualTo(30);
    }

    @Test
    void aMemberWithoutCommit_hasNoLag() throws Exception {
        kafka.createTopic("unread", 1, Map.of());
        append("unread", 0, 10);
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "group.id", "mute", "enable.auto.commit", false),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of("unread"));
            await().atMost(PATIENCE).until(() -> {
                consumer.poll(Duration.ofMillis(200));
                JsonNode answer = answerOf("mute");
                return answer != null && answer.at("/items/0/logEndOffset").asLong() == 10;
            });
            assertThat(lag("mute").at("/items/0/lag").isNull()).isTrue();
            assertThat(group("mute").get("totalLag").isNull()).isTrue();
            assertThat(group("mute").get("withoutCommit").asInt()).isEqualTo(1);
            assertThat(tool().get("mute unread 0")).isEqualTo(new Row(null, 10L, null));
        }
    }

    private SortedMap<String, Row> tool() throws Exception {
        return ConsumerGroupsTool.describeAll(kafka.bootstrapServers(), dir);
    }

    /** Returns when the last record was acknowledged: that moment. */
    private long append(String topic, int partition, int records) throws Exception {
        for (int i = 1; i < records; i++) {
            producer.send(new ProducerRecord<>(topic, partition, null, "record"));
        }
        producer.send(new ProducerRecord<>(topic, partition, null, "record")).get();
        return System.currentTimeMillis();
    }

    private void commit(String group, String topic, int partition, long offset) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> offsets =
                Map.of(new TopicPartition(topic, partition), new OffsetAndMetadata(offset));
        kafka.truth().admin().alterConsumerGroupOffsets(group, offsets).all().get();
    }

    private void awaitRow(String key, Long committed, Long lag) {
        String group = key.split(" ")[0];
        await().alias(key).atMost(PATIENCE).untilAsserted(() -> assertThat(
                        told(group).get(key))
                .isNotNull()
                .extracting(Row::committed, Row::lag)
                .containsExactly(committed, lag));
    }

    private Map<String, Row> told(String group) {
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

    private JsonNode lag(String group) {
        return kafka.api().json("/api/v1/groups/" + group + "/lag");
    }

    /** Null while the group isn't known. */
    private JsonNode answerOf(String group) {
        var answer = kafka.api().get("/api/v1/groups/" + group + "/lag");
        return answer.statusCode() == 200 ? TestServer.parse(answer.body()) : null;
    }

    private JsonNode group(String group) {
        return kafka.api().json("/api/v1/groups/" + group);
    }

    private JsonNode detail(String topic) {
        return kafka.api().json("/api/v1/topics/" + topic);
    }

    private long produced(String topic) {
        double sum = 0;
        for (JsonNode point : detail(topic).at("/produceRate/points")) {
            assertThat(point.asDouble(0)).isGreaterThanOrEqualTo(0);
            sum += point.asDouble(0);
        }
        return Math.round(sum);
    }
}
