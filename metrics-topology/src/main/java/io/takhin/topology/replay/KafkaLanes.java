package io.takhin.topology.replay;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/** Partitions of the metric topics, each read ahead by a bounded number of bytes, up to their ends when this was opened. */
final class KafkaLanes implements Lanes {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Of one lane; one fetch may go beyond. */
    private static final long MOST_BYTES_AHEAD = 1 << 20;

    private static final class Ahead {
        private final Deque<Told> records = new ArrayDeque<>();
        private final long end;
        private long bytes;
        private boolean paused;

        Ahead(long end) {
            this.end = end;
        }
    }

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<Lane> lanes;
    private final List<TopicPartition> partitions = new ArrayList<>();
    private final Map<TopicPartition, Ahead> ahead = new HashMap<>();
    private final Decoder decoder;

    KafkaLanes(KafkaConsumer<byte[], byte[]> consumer, List<Lane> lanes, long fromMillis, Decoder decoder) {
        this.consumer = consumer;
        this.lanes = List.copyOf(lanes);
        this.decoder = decoder;
        lanes.forEach(lane -> partitions.add(partition(lane)));
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, fromMillis));
        Map<TopicPartition, OffsetAndTimestamp> starts = consumer.offsetsForTimes(times);
        for (TopicPartition partition : partitions) {
            OffsetAndTimestamp start = starts.get(partition);
            consumer.seek(partition, start == null ? ends.get(partition) : start.offset());
            ahead.put(partition, new Ahead(ends.get(partition)));
        }
    }

    static TopicPartition partition(Lane lane) {
        return new TopicPartition(lane.topic().topicName(), lane.partition());
    }

    @Override
    public int count() {
        return lanes.size();
    }

    @Override
    public Lane lane(int index) {
        return lanes.get(index);
    }

    @Override
    public Told peek(int index) throws IOException, InterruptedException {
        TopicPartition partition = partitions.get(index);
        Ahead lane = ahead.get(partition);
        long endNanos = System.nanoTime() + PATIENCE.toNanos();
        while (lane.records.isEmpty() && !isAtEnd(partition, lane)) {
            if (!read() && System.nanoTime() > endNanos) {
                throw new IOException(partition + ": nothing came for " + PATIENCE.toSeconds()
                        + " s. See whether the cluster can be reached, and start the replay again.");
            }
        }
        return lane.records.peek();
    }

    private boolean isAtEnd(TopicPartition partition, Ahead lane) {
        if (!lane.paused && consumer.position(partition) >= lane.end) {
            consumer.pause(List.of(partition));
            lane.paused = true;
        }
        return lane.paused;
    }

    /** Whether anything came. */
    private boolean read() throws IOException, InterruptedException {
        int count = 0;
        try {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                add(record);
                count++;
            }
        } catch (InterruptException e) {
            throw (InterruptedException) new InterruptedException().initCause(e);
        } catch (OffsetOutOfRangeException e) {
            throw new IOException(
                    "Kafka has deleted events of this interval while it was played. Start a replay of a later one.", e);
        } catch (KafkaException e) {
            throw unreachable(e);
        }
        return count > 0;
    }

    private void add(ConsumerRecord<byte[], byte[]> record) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        Ahead lane = ahead.get(partition);
        if (record.offset() < lane.end) {
            Told told = decoder.told(record.offset(), record.timestamp(), record.value());
            lane.records.add(told);
            lane.bytes += told.bytes();
        }
        if (!lane.paused && lane.bytes > MOST_BYTES_AHEAD) {
            consumer.pause(List.of(partition));
            lane.paused = true;
        }
    }

    @Override
    public Iterable<Told> atHand(int index) {
        return ahead.get(partitions.get(index)).records;
    }

    @Override
    public void advance(int index) {
        TopicPartition partition = partitions.get(index);
        Ahead lane = ahead.get(partition);
        lane.bytes -= lane.records.remove().bytes();
        if (lane.paused && lane.bytes < MOST_BYTES_AHEAD / 2 && consumer.position(partition) < lane.end) {
            consumer.resume(List.of(partition));
            lane.paused = false;
        }
    }

    static IOException unreachable(KafkaException e) {
        return new IOException("Kafka does not answer as expected: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            consumer.close(CloseOptions.timeout(Duration.ZERO));
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
