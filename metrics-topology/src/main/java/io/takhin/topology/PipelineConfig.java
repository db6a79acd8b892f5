package io.takhin.topology;

import io.takhin.broker.event.MetricTopic;
import io.takhin.topology.intake.DeadLetters;
import io.takhin.topology.intake.EventTime;
import io.takhin.topology.intake.IntakeCounts;
import io.takhin.topology.intake.LargeStates;
import io.takhin.topology.intake.Positions;
import io.takhin.topology.shared.Sharing;
import io.takhin.topology.store.BoundedRocksDb;
import io.takhin.topology.store.ViewStores;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The topology's Kafka Streams settings, each with its reason. */
final class PipelineConfig {

    /** How states are written. Another version is another application: it starts anew from the metric topics. */
    static final int STATE_VERSION = 4;

    /** What application ids begin with; like all topics of this project, so that changelogs and groups are known as internal. */
    static final String APPLICATION_ID = MetricTopic.PREFIX + "views";

    private PipelineConfig() {}

    static Properties of(
            Identity self, Map<String, Object> kafkaClient, int replicas, IntakeCounts counts, Positions positions) {
        Map<String, Object> settings = new HashMap<>(kafkaClient);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, self.applicationId());
        settings.put(StreamsConfig.STATE_DIR_CONFIG, self.stateDir().toString());
        // views share boards, so more threads would wait for their locks
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        // views take a repeated event without effect, so at-least-once is exact and keeps local state after a crash
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        // each flush writes all memtables; ten seconds of events are read again after a crash, in well under one
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 10_000);
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
        settings.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetters.class);
        settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetters.class);
        settings.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, LargeStates.class);
        settings.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, EventTime.class);
        settings.put(DeadLetters.COUNTS, counts);
        settings.put(DeadLetters.POSITIONS, positions);
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, replicas);
        // a stopped server leaves the group at once, so that the next start doesn't wait for a timeout
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000);
        // one that was killed is not waited for either: the next start takes its place
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), self.member());
        if (self.sharing() != null) {
            share(settings, self.sharing());
        }
        produce(settings);
        // histories are kept in the changelog for their hour and little more; the default is a day more
        settings.put(
                StreamsConfig.WINDOW_STORE_CHANGE_LOG_ADDITIONAL_RETENTION_MS_CONFIG,
                Duration.ofMinutes(10).toMillis());
        Properties properties = new Properties();
        properties.putAll(settings);
        return properties;
    }

    private static void share(Map<String, Object> settings, Sharing sharing) {
        settings.put(StreamsConfig.APPLICATION_SERVER_CONFIG, sharing.address());
        // each partition is followed by another server, which answers for one that is away
        settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, 1);
        // a server that has just caught up is given its share at the next look, not ten minutes later
        settings.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, 60_000L);
    }

    private static void produce(Map<String, Object> settings) {
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 50);
        // a group on 10,000 partitions has a state of 1.4 MB; the changelogs allow as much, see ViewStores
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), ViewStores.MOST_STATE_BYTES);
        // giving up on a write makes Kafka Streams fill the whole store again; a cluster that is away comes back
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG), 3_600_000);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    }
}
