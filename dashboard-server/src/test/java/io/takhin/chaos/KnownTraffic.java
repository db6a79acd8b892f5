package io.takhin.chaos;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records at a known pace on two topics, each acknowledged one counted in the second of its acknowledgement; a group that
 * reads one of them and commits; another that committed the start of the other and never came back.
 */
final class KnownTraffic implements AutoCloseable {

    /** Topics with their partitions. */
    static final Map<String, Integer> TOPICS = Map.of("orders", 3, "clicks", 2);

    static final String READ = "orders";
    static final String UNREAD = "clicks";
    static final String READER = "shipping";
    static final String ABSENT = "archive";

    private static final Logger LOG = LoggerFactory.getLogger(KnownTraffic.class);
    private static final Map<String, Long> BETWEEN_NANOS = Map.of("orders", 5_000_000L, "clicks", 14_000_000L);
    private static final Duration COMMIT_TIMEOUT = Duration.ofSeconds(2);

    private final String bootstrapServers;
    private final Map<String, SortedMap<Long, Long>> acknowledged = new ConcurrentHashMap<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final List<Thread> threads;
    private volatile boolean stopping;

    KnownTraffic(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.threads = List.of(
                new Thread(() -> guard(() -> produce("orders")), "orders"),
                new Thread(() -> guard(() -> produce("clicks")), "clicks"),
                new Thread(() -> guard(this::consume), READER));
    }

    /** Counting of progress begins at the first commit, so both groups commit the start. */
    void makeTopics() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            List<NewTopic> topics = TOPICS.entrySet().stream()
                    .map(topic -> new NewTopic(topic.getKey(), topic.getValue(), (short) 1))
                    .toList();
            admin.createTopics(topics).all().get();
            admin.alterConsumerGroupOffsets(READER, starts(READ)).all().get();
            admin.alterConsumerGroupOffsets(ABSENT, starts(UNREAD)).all().get();
        }
    }

    void start() {
        threads.forEach(Thread::start);
    }

    private static Map<TopicPartition, OffsetAndMetadata> starts(String topic) {
        Map<TopicPartition, OffsetAndMetadata> starts = new HashMap<>();
        for (int partition = 0; partition < TOPICS.get(topic); partition++) {
            starts.put(new TopicPartition(topic, partition), new OffsetAndMetadata(0));
        }
        return starts;
    }

    private void guard(Runnable work) {
        try {
            work.run();
        } catch (Throwable e) {
            failure.compareAndSet(null, e);
        }
    }

    /** Waits for each record's acknowledgement however long the broker is away; closing sends what is still queued. */
    private void produce(String topic) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrapServers,
                "acks", "all",
                "delivery.timeout.ms", 900_000,
                "max.block.ms", 900_000,
                "request.timeout.ms", 5_000,
                "reconnect.backoff.max.ms", 500);
        SortedMap<Long, Long> counts = new ConcurrentSkipListMap<>();
        acknowledged.put(topic, counts);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            long next = System.nanoTime();
            for (int record = 0; !stopping; record++) {
                producer.send(
                        new ProducerRecord<>(topic, record % TOPICS.get(topic), null, "record-" + record),
                        (metadata, e) -> {
                            if (e != null) {
                                failure.compareAndSet(null, e);
                            } else {
                                counts.merge(System.currentTimeMillis() / 1000, 1L, Long::sum);
                            }
                        });
                next += BETWEEN_NANOS.get(topic);
                waitUntil(next);
            }
        }
    }

    private static void waitUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void consume() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "group.id",
                READER,
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false,
                "max.poll.records",
                150,
                "reconnect.backoff.max.ms",
                500);
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(READ));
            long next = System.nanoTime();
            while (!stopping) {
                consumer.poll(Duration.ofMillis(200));
                commit(consumer);
                next = Math.max(System.nanoTime(), next + TimeUnit.MILLISECONDS.toNanos(700));
                waitUntil(next);
            }
        }
    }

    /** What can't be committed now is committed with the next ones. */
    private static void commit(KafkaConsumer<String, String> consumer) {
        try {
            consumer.commitSync(COMMIT_TIMEOUT);
        } catch (RetriableException | org.apache.kafka.clients.consumer.CommitFailedException e) {
            LOG.info("a commit failed, which a killed broker explains: {}", e.toString());
        }
    }

    /** Ends, and returns when all that was sent has been acknowledged. */
    void stop() throws InterruptedException {
        stopping = true;
        for (Thread thread : threads) {
            thread.join();
        }
        requireWell();
    }

    void requireWell() {
        if (failure.get() != null) {
            throw new AssertionError("the traffic failed", failure.get());
        }
    }

    /** Records acknowledged, by Unix second. */
    SortedMap<Long, Long> acknowledged(String topic) {
        return acknowledged.get(topic);
    }

    long acknowledgedTotal(String topic) {
        return acknowledged(topic).values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public void close() {
        stopping = true;
    }
}
