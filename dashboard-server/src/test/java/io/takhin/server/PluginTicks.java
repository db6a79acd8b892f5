package io.takhin.server;

import io.takhin.broker.event.EventCodec;
import io.takhin.broker.event.MetricEvent;
import io.takhin.broker.event.MetricTopic;
import io.takhin.broker.event.PartitionState;
import io.takhin.broker.event.Source;
import io.takhin.topology.sketch.CounterRing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.LongUnaryOperator;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** When the plugin really read the log ends: a busy machine makes it late. Read from the metric topic itself. */
final class PluginTicks {

    private static final EventCodec CODEC = new EventCodec();

    private final NavigableSet<Long> millis = new TreeSet<>();

    PluginTicks(String bootstrapServers) throws Exception {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            String topic = MetricTopic.PARTITION_STATE.topicName();
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var polled : consumer.poll(Duration.ofMillis(500))) {
                    add(CODEC.decode(polled.value()).orElseThrow());
                }
            }
        }
    }

    private void add(MetricEvent event) {
        if (event instanceof PartitionState state && state.source() == Source.PLUGIN) {
            millis.add(state.atMillis());
        }
    }

    /** By how much the tick of a whole second was late. */
    long lateMillis(long second) {
        return millis.ceiling(second * 1000) - second * 1000;
    }

    /** Whether a moment lies between two ticks that are so far apart that nobody knows what came when. */
    boolean isInGap(long atMillis) {
        Long before = millis.floor(atMillis);
        Long after = millis.ceiling(atMillis);
        return before != null && after != null && after - before > CounterRing.MOST_SPREAD_MILLIS;
    }

    /** The ticks near a moment, to say what a number was compared with. */
    NavigableSet<Long> around(long atMillis) {
        return millis.subSet(atMillis - 5_000, true, atMillis + 5_000, true);
    }

    /** What a counter was at a moment, when it grew evenly from each tick to the next. */
    double evenly(long atMillis, LongUnaryOperator counter) {
        Long before = millis.floor(atMillis);
        Long after = millis.ceiling(atMillis);
        if (before == null || after == null || before.equals(after)) {
            return counter.applyAsLong(atMillis);
        }
        long from = counter.applyAsLong(before);
        return from + (counter.applyAsLong(after) - from) * (atMillis - before) / (double) (after - before);
    }
}
