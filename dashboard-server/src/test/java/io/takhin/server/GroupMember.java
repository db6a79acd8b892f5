package io.takhin.server;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * A member of a consumer group that reads what was committed by transactions. While it doesn't
 * poll it stays a member, and holds up a rebalance.
 */
final class GroupMember implements AutoCloseable {

    private final KafkaConsumer<String, String> consumer;
    private final Thread thread = new Thread(this::run, "group-member");
    private volatile boolean committing;
    private volatile boolean paused;
    private volatile boolean closed;

    /** Of Kafka's classic protocol. */
    GroupMember(String bootstrapServers, String group, String topic) {
        this(bootstrapServers, group, topic, "classic");
    }

    /** @param protocol of the group: {@code classic} or {@code consumer} */
    GroupMember(String bootstrapServers, String group, String topic, String protocol) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "group.protocol",
                        protocol,
                        "group.id",
                        group,
                        "enable.auto.commit",
                        false,
                        "isolation.level",
                        "read_committed",
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
        consumer.subscribe(List.of(topic));
    }

    /** It commits where it is after each poll; else never. */
    GroupMember committing() {
        committing = true;
        return this;
    }

    /** It polls, from now on or again. */
    GroupMember start() {
        paused = false;
        if (!thread.isAlive()) {
            thread.start();
        }
        return this;
    }

    void pause() {
        paused = true;
    }

    private void run() {
        try (consumer) {
            while (!closed) {
                if (paused) {
                    Bursts.awaitClock(System.currentTimeMillis() + 100);
                } else {
                    consumer.poll(Duration.ofMillis(200));
                    if (committing) {
                        consumer.commitSync();
                    }
                }
            }
        }
    }

    /** Leaves the group. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
