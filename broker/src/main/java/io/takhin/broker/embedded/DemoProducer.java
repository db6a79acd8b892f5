package io.takhin.broker.embedded;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes to all demo topics at their rates, ten times a second, until interrupted. */
final class DemoProducer implements Runnable {

    private static final long TICK_MILLIS = 100;
    /** After a pause of the process, what was missed is not made up for. */
    private static final double MAX_STEP_SECONDS = 1;

    private static final Duration CLOSE_TIMEOUT = Duration.ofMillis(500);

    private static final int KEYS = 100;

    private final String bootstrapServers;
    private final Random random;
    private final Map<DemoTopic, Double> owed = new EnumMap<>(DemoTopic.class);

    DemoProducer(String bootstrapServers, long seed) {
        this.bootstrapServers = bootstrapServers;
        random = new Random(seed);
        owed.put(DemoTopic.REPORTS, (double) DemoTopic.REPORTS_AT_START);
    }

    @Override
    public void run() {
        KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer());
        try {
            long startNanos = System.nanoTime();
            double before = 0;
            while (!Thread.currentThread().isInterrupted()) {
                double now = (System.nanoTime() - startNanos) / 1e9;
                send(producer, now, Math.min(now - before, MAX_STEP_SECONDS));
                before = now;
                TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
            }
        } catch (InterruptedException | InterruptException stop) {
            Thread.currentThread().interrupt();
        } finally {
            Uninterrupted.run(() -> producer.close(CLOSE_TIMEOUT));
        }
    }

    private Map<String, Object> settings() {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.CLIENT_ID_CONFIG,
                "demo-producer",
                ProducerConfig.LINGER_MS_CONFIG,
                20,
                // a batch refused while its new topic's leader is not up yet must not be overtaken by the next
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                1,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                8L * 1024 * 1024,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                1_000L);
    }

    private void send(KafkaProducer<String, byte[]> producer, double second, double stepSeconds) {
        for (DemoTopic topic : DemoTopic.values()) {
            double due = owed.getOrDefault(topic, 0.0) + topic.recordsPerSecond(second) * stepSeconds;
            for (; due >= 1; due--) {
                producer.send(record(topic));
            }
            owed.put(topic, due);
        }
    }

    private ProducerRecord<String, byte[]> record(DemoTopic topic) {
        byte[] value = new byte[topic.valueBytes];
        random.nextBytes(value);
        return new ProducerRecord<>(topic.topicName, "key-" + random.nextInt(KEYS), value);
    }
}
