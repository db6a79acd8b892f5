package io.takhin.topology.intake;

import static io.takhin.topology.kit.Events.collector;
import static io.takhin.topology.kit.Events.latency;
import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.broker.event.EventCodec;
import io.takhin.broker.event.MetricTopic;
import io.takhin.topology.kit.Events;
import io.takhin.topology.kit.WithTopology;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeTest extends WithTopology {

    private static final EventCodec CODEC = new EventCodec();

    private void pipe(String json) {
        kit.pipe(MetricTopic.PARTITION_STATE, json.getBytes(StandardCharsets.UTF_8), 10_000);
    }

    private static String json(io.takhin.broker.event.MetricEvent event) {
        return new String(CODEC.encode(event), StandardCharsets.UTF_8);
    }

    private static String header(TestRecord<byte[], byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    private void assertStillReads() {
        kit.pipe(collector(20_000).full().topic("alive").partition(0, 0, 3).event());
        assertThat(kit.topic("alive").totalMessages()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "[]",
                "{\"v\":2,\"type\":\"partition-state\"}",
                "{\"v\":1,\"type\":\"partition-state\"}",
                "{\"v\":1,\"type\":\"topic-traffic\",\"clusterId\":\"c\",\"atMillis\":1"
            })
    void anUnreadableRecord_goesToTheDeadLetters_asItWasFound(String value) {
        pipe(value);
        List<TestRecord<byte[], byte[]>> letters = kit.deadLetters();

        assertThat(letters).hasSize(1);
        assertThat(letters.get(0).value()).isEqualTo(value.getBytes(StandardCharsets.UTF_8));
        assertThat(letters.get(0).key()).isEqualTo("key".getBytes(StandardCharsets.UTF_8));
        assertThat(header(letters.get(0), "takhin.error")).contains("expected");
        assertThat(header(letters.get(0), "takhin.from")).isEqualTo("__takhin.partition-state-0@0");
        assertThat(kit.counts().deadLettersTotal()).isEqualTo(1);
        assertThat(kit.counts().eventsTotal()).isZero();
        assertStillReads();
    }

    @Test
    void anUnknownType_isCounted_andNoDeadLetter() {
        pipe("{\"v\":1,\"type\":\"weather\",\"degrees\":21}");

        assertThat(kit.counts().unknownTypesTotal()).isEqualTo(1);
        assertThat(kit.deadLetters()).isEmpty();
        assertStillReads();
    }

    @Test
    void anUnknownField_isIgnored() {
        String event =
                json(collector(10_000).full().topic("orders").partition(0, 0, 5).event());
        pipe(event.replace("\"full\"", "\"colour\":\"red\",\"full\""));

        assertThat(kit.topic("orders").totalMessages()).isEqualTo(5);
        assertThat(kit.deadLetters()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"partitions\":[7]|\"partitions\":[2147483647]",
                "\"partitions\":[7]|\"partitions\":[2147483646]",
                "\"partitions\":[7]|\"partitions\":[-1]",
                "\"partitions\":[7]|\"partitions\":[7,8]",
                "\"topicIndexes\":[0]|\"topicIndexes\":[1]",
                "\"topics\":[\"orders\"]|\"topics\":[null]",
                "\"topics\":[\"orders\"]|\"topics\":[\"\"]",
                "\"topics\":[\"orders\"]|\"topics\":[\"a\\u0000b\"]",
                "\"clusterId\":\"cluster-1\"|\"clusterId\":\"a\\u0000b\"",
                "\"source\":\"collector\"|\"source\":\"plugin\"",
                "\"source\":\"collector\"|\"source\":null",
                "\"atMillis\":10000|\"atMillis\":9223372036854775807"
            })
    void aHostileEvent_goesToTheDeadLetters(String good, String bad) {
        String event =
                json(collector(10_000).full().topic("orders").partition(7, 0, 5).event());
        assertThat(event).contains(good);
        pipe(event.replace(good, bad));

        assertThat(kit.deadLetters()).hasSize(1);
        assertThat(kit.views().clusterIds()).isEmpty();
        assertStillReads();
    }

    @Test
    void aTopicNameLongerThanKafkas_goesToTheDeadLetters() {
        String event =
                json(collector(10_000).full().topic("orders").partition(7, 0, 5).event());
        pipe(event.replace("[\"orders\"]", "[\"" + "x".repeat(250) + "\"]"));

        assertThat(kit.deadLetters()).hasSize(1);
        assertStillReads();
    }

    @Test
    void aFewRowsThatAskForVeryManyPartitions_goToTheDeadLetters() {
        StringBuilder topics = new StringBuilder("\"t0\"");
        StringBuilder indexes = new StringBuilder("0");
        StringBuilder partitions = new StringBuilder("100000");
        StringBuilder numbers = new StringBuilder("1");
        for (int i = 1; i < 1_000; i++) {
            topics.append(",\"t").append(i).append('"');
            indexes.append(',').append(i);
            partitions.append(",100000");
            numbers.append(",1");
        }
        String columns = "[" + numbers + "]";
        pipe("{\"v\":1,\"type\":\"partition-state\",\"clusterId\":\"c\",\"source\":\"collector\",\"brokerId\":-1,"
                + "\"epochMillis\":0,\"atMillis\":1000,\"full\":true,\"last\":true,\"topics\":[" + topics
                + "],\"topicIds\":[],"
                + "\"topicIndexes\":[" + indexes + "],\"partitions\":[" + partitions + "],\"logStartOffsets\":"
                + columns + ",\"logEndOffsets\":" + columns + ",\"sizeBytes\":" + columns + ",\"leaders\":" + columns
                + ",\"replicaCounts\":" + columns + ",\"isrCounts\":" + columns + ",\"replicaSizeBytes\":" + columns
                + "}");

        assertThat(header(kit.deadLetters().get(0), "takhin.error")).contains("at most 1000000");
        assertStillReads();
    }

    @Test
    void aBrokenHistogram_goesToTheDeadLetters_andTheNextIsTaken() {
        kit.pipe(latency(1, 1, 10_000, "bm90IGEgaGlzdG9ncmFt", 5), latency(1, 2, 11_000, "!!", 5));
        assertThat(kit.deadLetters()).hasSize(2);

        kit.pipe(Events.produceLatency(1, 3, 12_000, 4));
        assertThat(kit.snapshot().latency().produce().count()).isEqualTo(1);
    }

    @Test
    void aHistogramOfFiveDigits_whichWouldTakeVeryMuchMemory_goesToTheDeadLetters() {
        Histogram fine = new Histogram(5);
        fine.recordValue(3);
        kit.pipe(latency(1, 1, 10_000, Events.encode(fine), 1));

        assertThat(header(kit.deadLetters().get(0), "takhin.error")).contains("expected at most 3 digits");
        assertStillReads();
    }

    @Test
    void positions_tellWhatIsLeftToRead() {
        assertThat(kit.positions().remaining()).isEqualTo(-1);
        var partition = new org.apache.kafka.common.TopicPartition(MetricTopic.PARTITION_STATE.topicName(), 0);
        kit.positions().start(java.util.Map.of(partition, 0L), java.util.Map.of(partition, 3L));
        assertThat(kit.positions().remaining()).isEqualTo(3);

        kit.pipe(collector(10_000).full().event());
        assertThat(kit.positions().remaining()).isEqualTo(2);
        pipe("{\"v\":1,\"type\":\"weather\"}");
        pipe("not json");
        assertThat(kit.positions().remaining()).isZero();
    }
}
