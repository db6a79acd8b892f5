package io.takhin.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.takhin.broker.event.EventCodec;
import io.takhin.broker.event.MetricTopic;
import io.takhin.topology.kit.Events;
import io.takhin.topology.kit.LiveKit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records on a real metric topic that are no events, or that want to do harm. */
class DeadLetterIT {

    private static final long NOW = System.currentTimeMillis() / 1000 * 1000;
    private static final int CUT = 400_000;

    @TempDir
    Path folder;

    @Test
    void badRecords_goToTheDeadLetterTopic_andReadingGoesOn() throws Exception {
        List<byte[]> bad = bad();
        try (LiveKit kit = new LiveKit(folder)) {
            kit.send(Events.broker(1, NOW));
            for (byte[] record : bad) {
                kit.send(MetricTopic.BROKER_STATE, record, NOW);
            }
            kit.send(MetricTopic.BROKER_STATE, text("{\"v\":1,\"type\":\"of-tomorrow\",\"x\":[[[1]]]}"), NOW);
            kit.send(Events.broker(1, NOW + 1_000));
            kit.awaitSnapshot(snapshot -> snapshot.atMillis() == NOW + 1_000);

            assertThat(kit.pipeline().counts().deadLettersTotal()).isEqualTo(bad.size());
            assertThat(kit.pipeline().counts().unknownTypesTotal()).isEqualTo(1);
            assertThat(kit.pipeline().counts().eventsTotal()).isEqualTo(2);
            assertThat(kit.pipeline().check()).isEmpty();
            List<ConsumerRecord<byte[], byte[]>> letters = letters(kit, bad.size());
            for (int i = 0; i < bad.size(); i++) {
                assertLetter(letters.get(i), bad.get(i), i + 1);
            }
        }
    }

    /** Unpacked it is larger than what a producer sends by default, and so is the state that a view makes of it. */
    @Test
    void largeEvent_isTaken_andReadingGoesOn() throws Exception {
        byte[] event = new EventCodec().encode(Events.produceLatency(1, 1, NOW, 1, 2, 3));
        String json = new String(event, StandardCharsets.UTF_8).replace(Events.CLUSTER, "c".repeat(3 << 20));
        try (LiveKit kit = new LiveKit(folder)) {
            kit.send(MetricTopic.REQUEST_LATENCY, text(json), NOW);
            await().atMost(LiveKit.PATIENCE)
                    .until(() -> kit.pipeline().views().clusterIds().size() == 1);
            kit.stopPipeline();
            assertThat(kit.startPipeline().filledRecords()).isZero();
            kit.send(Events.broker(1, NOW + 1_000));
            kit.awaitSnapshot(snapshot -> snapshot.atMillis() == NOW + 1_000);
            assertThat(kit.pipeline().check()).isEmpty();
        }
    }

    private static List<byte[]> bad() {
        byte[] whole = new EventCodec().encode(Events.broker(1, NOW + 500));
        String event = new String(whole, StandardCharsets.UTF_8);
        return List.of(
                text("no JSON"),
                new byte[0],
                new byte[] {(byte) 0xff, 0, 1, 2},
                Arrays.copyOf(whole, whole.length / 2),
                text("[".repeat(100_000)),
                text("{\"v\":2,\"type\":\"broker-state\"}"),
                text("{\"type\":\"broker-state\",\"v\":1}"),
                text(event.replace("\"brokerId\":1", "\"brokerId\":-7")),
                text(event.replace("\"epochMillis\":", "\"droppedEventsTotal\":-9223372036854775808,\"epochMillis\":")),
                text(event.replace(Events.CLUSTER, "a\\u0000b")),
                text(event.replace("" + (NOW + 500), "9223372036854775807")),
                text(" ".repeat(EventCodec.MAX_BYTES + 1)));
    }

    private static void assertLetter(ConsumerRecord<byte[], byte[]> letter, byte[] found, long offset) {
        assertThat(header(letter, "takhin.from")).isEqualTo(MetricTopic.BROKER_STATE.topicName() + "-0@" + offset);
        assertThat(header(letter, "takhin.error")).isNotBlank();
        if (found.length <= CUT) {
            assertThat(letter.value()).isEqualTo(found);
        } else {
            assertThat(letter.value()).isEqualTo(Arrays.copyOf(found, CUT));
            assertThat(header(letter, "takhin.bytes")).isEqualTo("" + found.length);
            assertThat(header(letter, "takhin.error")).contains("at most 4194304 bytes, found 4194305");
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static List<ConsumerRecord<byte[], byte[]>> letters(LiveKit kit, int count) {
        TopicPartition partition = new TopicPartition(MetricTopic.DEAD_LETTER, 0);
        List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kit.bootstrap()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            await().atMost(LiveKit.PATIENCE).until(() -> {
                consumer.poll(Duration.ofMillis(500)).forEach(letters::add);
                return letters.size() >= count;
            });
        }
        assertThat(letters).hasSize(count);
        return letters;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
