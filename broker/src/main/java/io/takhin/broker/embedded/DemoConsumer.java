package io.takhin.broker.embedded;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** One member of a demo group, until interrupted or, as its habit may be, until it stops. */
final class DemoConsumer implements Runnable {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration COMMIT_EVERY = Duration.ofSeconds(1);
    private static final Duration LEAVE_TIMEOUT = Duration.ofMillis(500);
    private static final int SLOW_PAUSE_MILLIS = 500;

    private final String bootstrapServers;
    private final DemoGroup group;
    private long startNanos;
    private long committedNanos;
    private long rewoundNanos;
    private boolean uncommitted;

    DemoConsumer(String bootstrapServers, DemoGroup group) {
        this.bootstrapServers = bootstrapServers;
        this.group = group;
    }

    @Override
    public void run() {
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            startNanos = committedNanos = rewoundNanos = System.nanoTime();
            consumer.subscribe(List.of(group.topic.topicName));
            while (!Thread.currentThread().isInterrupted() && !isOver()) {
                read(consumer);
            }
        } catch (InterruptedException | InterruptException stop) {
            Thread.currentThread().interrupt();
        } finally {
            // so that the group hears of it, else it would wait for this member after a restart
            Uninterrupted.run(() -> consumer.close(CloseOptions.timeout(LEAVE_TIMEOUT)));
        }
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group.groupId);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "demo-" + group.groupId);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, group.protocol);
        if (group.protocol.equals("classic")) {
            settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        }
        if (group.habit == DemoGroup.Habit.SLOW) {
            settings.put(
                    ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                    DemoGroup.SLOW_RECORDS_PER_SECOND * SLOW_PAUSE_MILLIS / 1_000);
        }
        return settings;
    }

    private boolean isOver() {
        return group.habit == DemoGroup.Habit.STOP && isPast(startNanos, DemoGroup.STOPS_AFTER);
    }

    private void read(KafkaConsumer<byte[], byte[]> consumer) throws InterruptedException {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        if (group.habit == DemoGroup.Habit.SLOW) {
            catchUpIfFarBehind(consumer);
            TimeUnit.MILLISECONDS.sleep(SLOW_PAUSE_MILLIS);
        }
        if (group.habit == DemoGroup.Habit.REWIND && isPast(rewoundNanos, DemoGroup.REWIND_EVERY)) {
            rewind(consumer);
        }
        uncommitted |= !records.isEmpty() && group.habit != DemoGroup.Habit.NEVER_COMMIT;
        if (uncommitted && isPast(committedNanos, COMMIT_EVERY)) {
            consumer.commitSync();
            committedNanos = System.nanoTime();
            uncommitted = false;
        }
    }

    private static boolean isPast(long sinceNanos, Duration duration) {
        return System.nanoTime() - sinceNanos >= duration.toNanos();
    }

    /** So that neither its lag nor the retention's end ever runs away. */
    private static void catchUpIfFarBehind(KafkaConsumer<byte[], byte[]> consumer) {
        long lag = consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum();
        if (lag > DemoGroup.SLOW_MAX_LAG) {
            consumer.seekToEnd(consumer.assignment());
        }
    }

    private void rewind(KafkaConsumer<byte[], byte[]> consumer) {
        rewoundNanos = System.nanoTime();
        int partitions = Math.max(1, consumer.assignment().size());
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(consumer.assignment());
        begins.forEach((partition, begin) -> consumer.seek(
                partition, Math.max(begin, consumer.position(partition) - DemoGroup.REWIND_RECORDS / partitions)));
        consumer.commitSync();
    }
}
