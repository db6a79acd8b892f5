package io.takhin.server;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A producer that counts: a burst of records in the middle of each second, each acknowledged one counted in the second of its
 * acknowledgement. Around the whole second, where a tick reads log ends, nothing is written.
 */
final class Bursts {

    /** How long after the whole second a burst begins. */
    static final long BEGIN_MILLIS = 300;

    private static final int KEYS = 5;
    private static final int ABORTED_EACH = 3;

    private final String topic;
    private final int partitions;
    private final long firstSecond;
    private final int[] sizes;
    private final boolean transactional;
    private final Map<String, Object> settings = new HashMap<>();
    private final NavigableMap<Long, Long> acknowledged = new ConcurrentSkipListMap<>();
    private final List<Double> latencyMillis = new ArrayList<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final Thread thread;

    /** @param firstSecond the Unix second of the first burst */
    Bursts(String bootstrapServers, String topic, int partitions, long firstSecond, int... sizes) {
        this(bootstrapServers, topic, partitions, false, firstSecond, sizes);
    }

    /** Each burst is a transaction, and each third is aborted. */
    static Bursts transactional(String bootstrapServers, String topic, int partitions, long firstSecond, int... sizes) {
        return new Bursts(bootstrapServers, topic, partitions, true, firstSecond, sizes);
    }

    private Bursts(
            String bootstrapServers,
            String topic,
            int partitions,
            boolean transactional,
            long firstSecond,
            int... sizes) {
        this.topic = topic;
        this.partitions = partitions;
        this.transactional = transactional;
        this.firstSecond = firstSecond;
        this.sizes = sizes;
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("linger.ms", 0);
        if (transactional) {
            settings.put("transactional.id", topic);
        }
        thread = new Thread(this::run, topic);
    }

    Bursts start() {
        thread.start();
        return this;
    }

    private void run() {
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            if (transactional) {
                producer.initTransactions();
            }
            producer.partitionsFor(topic);
            for (int i = 0; i < sizes.length; i++) {
                awaitClock((firstSecond + i) * 1000 + BEGIN_MILLIS);
                burst(producer, i);
            }
        } catch (RuntimeException | ExecutionException | InterruptedException e) {
            failure.compareAndSet(null, e);
        }
    }

    private void burst(KafkaProducer<String, byte[]> producer, int which)
            throws ExecutionException, InterruptedException {
        if (sizes[which] == 0) {
            return;
        }
        if (transactional) {
            producer.beginTransaction();
        }
        List<Future<?>> sent = new ArrayList<>();
        for (int i = 0; i < sizes[which]; i++) {
            sent.add(send(producer, i));
        }
        for (Future<?> each : sent) {
            each.get();
        }
        if (transactional && which % ABORTED_EACH == ABORTED_EACH - 1) {
            producer.abortTransaction();
        } else if (transactional) {
            producer.commitTransaction();
        }
    }

    private Future<?> send(KafkaProducer<String, byte[]> producer, int i) {
        long sentNanos = System.nanoTime();
        return producer.send(
                new ProducerRecord<>(topic, i % partitions, "key-" + i % KEYS, new byte[50]), (metadata, e) -> {
                    if (e == null) {
                        acknowledged.merge(System.currentTimeMillis() / 1000, 1L, Long::sum);
                        latencyMillis.add((System.nanoTime() - sentNanos) / 1e6);
                    } else {
                        failure.compareAndSet(null, e);
                    }
                });
    }

    /** Returns when all is acknowledged. */
    void await() throws Exception {
        thread.join();
        if (failure.get() != null) {
            throw new AssertionError(topic, failure.get());
        }
    }

    static void awaitClock(long millis) {
        for (long left = millis - System.currentTimeMillis(); left > 0; left = millis - System.currentTimeMillis()) {
            LockSupport.parkNanos(left * 1_000_000);
        }
    }

    /** Records acknowledged, by Unix second. */
    NavigableMap<Long, Long> acknowledged() {
        return acknowledged;
    }

    long acknowledgedTotal() {
        return acknowledged.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What the producer itself measured, from handing a record over to its acknowledgement; sorted. */
    List<Double> latencyMillis() {
        return latencyMillis.stream().sorted().toList();
    }

    /** How many records a topic had at the end of each second, from zero, as a running sum of {@code perSecond}. */
    static NavigableMap<Long, Long> cumulative(Map<Long, Long> perSecond, long fromSecond, long endSecond) {
        NavigableMap<Long, Long> sums = new TreeMap<>();
        long sum = 0;
        for (long second = fromSecond; second < endSecond; second++) {
            sum += perSecond.getOrDefault(second, 0L);
            sums.put(second, sum);
        }
        return sums;
    }
}
