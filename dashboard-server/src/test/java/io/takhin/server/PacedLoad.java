package io.takhin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.management.JMException;
import javax.management.ObjectName;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Records at an even pace, each a produce request of its own, to a topic of its own in this JVM's broker; a group reads half
 * of them and stops.
 */
final class PacedLoad {

    static final String TOPIC = "paced-load";
    static final String GROUP = "half-way";
    static final int PARTITIONS = 3;
    static final int RECORDS_PER_SECOND = 150;
    static final int SECONDS = 12;
    static final long RECORDS = (long) RECORDS_PER_SECOND * SECONDS;

    private static final String PRODUCE_REQUESTS = "kafka.network:type=RequestMetrics,name=TotalTimeMs,request=Produce";
    private static final long BETWEEN_NANOS = TimeUnit.SECONDS.toNanos(1) / RECORDS_PER_SECOND;

    private final String bootstrapServers;
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    /** The broker's own count of produce requests shortly before and after each bound of the load's seconds. */
    private final long[] brokerRequests = new long[4];

    /** When each record was acknowledged. */
    private final long[] ackedMillis = new long[(int) RECORDS];

    private long fromSecond;
    private long toSecond;

    PacedLoad(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Blocks until all is written and the group has gone. */
    void run() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1)))
                    .all()
                    .get();
            commitTheStart(admin);
        }
        Thread reader = new Thread(this::readHalf, "half-way");
        fromSecond = bracketNextSecond(0);
        reader.start();
        produce();
        toSecond = bracketNextSecond(2);
        reader.join();
    }

    /** Progress is counted from the first commit that is seen: so that none is missed, it is at zero. */
    private static void commitTheStart(Admin admin) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> zeros = new HashMap<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            zeros.put(new TopicPartition(TOPIC, partition), new OffsetAndMetadata(0));
        }
        admin.alterConsumerGroupOffsets(GROUP, zeros).all().get();
    }

    private void produce() throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            long startNanos = System.nanoTime();
            for (int record = 0; record < RECORDS; record++) {
                waitUntil(startNanos + record * BETWEEN_NANOS);
                producer.send(new ProducerRecord<>(TOPIC, record % PARTITIONS, null, "record-" + record))
                        .get();
                ackedMillis[record] = System.currentTimeMillis();
            }
            double retries = producer.metrics().entrySet().stream()
                    .filter(metric -> metric.getKey().name().equals("record-retry-total")
                            && metric.getKey().group().equals("producer-metrics"))
                    .mapToDouble(metric -> (double) metric.getValue().metricValue())
                    .sum();
            assertThat(retries).isZero();
        }
    }

    private void readHalf() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "group.id",
                GROUP,
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false,
                "max.poll.records",
                20);
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            while (committed() < RECORDS / 2) {
                ConsumerRecords<String, String> records = consumer.poll(Duration.ofMillis(200));
                records.forEach(
                        record -> committed.put(new TopicPartition(TOPIC, record.partition()), record.offset() + 1));
                Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
                committed.forEach((partition, offset) -> offsets.put(partition, new OffsetAndMetadata(offset)));
                consumer.commitSync(offsets);
            }
        }
    }

    /** Reads the broker's count shortly before and after the next whole second. */
    private long bracketNextSecond(int at) throws JMException {
        long second = (System.currentTimeMillis() / 1_000 + 3) * 1_000;
        waitUntilMillis(second - 100);
        brokerRequests[at] = brokerProduceRequests();
        waitUntilMillis(second + 400);
        brokerRequests[at + 1] = brokerProduceRequests();
        return second;
    }

    private static long brokerProduceRequests() throws JMException {
        return (long)
                ManagementFactory.getPlatformMBeanServer().getAttribute(new ObjectName(PRODUCE_REQUESTS), "Count");
    }

    private static void waitUntilMillis(long unixMillis) {
        waitUntil(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(unixMillis - System.currentTimeMillis()));
    }

    private static void waitUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    long committed() {
        return committed.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Records acknowledged from one moment (inclusive) to another (exclusive). */
    long acknowledged(long fromMillis, long toMillis) {
        return Arrays.stream(ackedMillis)
                .filter(at -> at >= fromMillis && at < toMillis)
                .count();
    }

    /** The first whole second of the load, in Unix ms. */
    long fromSecond() {
        return fromSecond;
    }

    /** The second that begins after the load, in Unix ms. */
    long toSecond() {
        return toSecond;
    }

    long endMillis() {
        return toSecond;
    }

    /** Produce requests that the broker surely counted between the two seconds. */
    long brokerRequestsWithin() {
        return brokerRequests[2] - brokerRequests[1];
    }

    /** Produce requests that it may have counted between them. */
    long brokerRequestsAround() {
        return brokerRequests[3] - brokerRequests[0];
    }
}
