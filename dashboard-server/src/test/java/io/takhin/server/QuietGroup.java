package io.takhin.server;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic nobody writes to any more, and a group that stands still on it. */
final class QuietGroup {

    static final String TOPIC = "quiet-topic";
    static final String GROUP = "quiet-group";
    static final int PARTITIONS = 3;
    private static final long[] RECORDS = {1_000, 200, 30};
    private static final long[] COMMITTED = {10, 200, 7};

    private QuietGroup() {}

    static void create(String bootstrapServers) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
                KafkaProducer<String, String> producer = new KafkaProducer<>(
                        // a new partition, not led yet, takes the second of two batches first and then refuses the
                        // first
                        Map.of("bootstrap.servers", bootstrapServers, "max.in.flight.requests.per.connection", 1),
                        new StringSerializer(),
                        new StringSerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1)))
                    .all()
                    .get();
            Map<TopicPartition, OffsetAndMetadata> commits = new HashMap<>();
            for (int partition = 0; partition < PARTITIONS; partition++) {
                for (long record = 0; record < RECORDS[partition]; record++) {
                    sent.add(producer.send(new ProducerRecord<>(TOPIC, partition, null, "record-" + record)));
                }
                commits.put(new TopicPartition(TOPIC, partition), new OffsetAndMetadata(COMMITTED[partition]));
            }
            producer.flush();
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
            admin.alterConsumerGroupOffsets(GROUP, commits).all().get();
        }
    }
}
