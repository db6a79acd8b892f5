package io.takhin.broker.sink;

import io.takhin.broker.event.MetricEvent;
import io.takhin.broker.event.MetricTopic;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends events to the metric topics of a Kafka cluster, from a thread of its own behind a bounded queue. While the cluster
 * can't be reached {@link #bucketCount} is 0 and the thread keeps trying; each change between the two is logged once.
 */
public final class KafkaMetricSink implements MetricSink {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaMetricSink.class);
    private static final long FIRST_BACK_OFF_MILLIS = 100;
    private static final long MOST_BACK_OFF_MILLIS = 5_000;
    /** Once a minute the partition counts are looked up again: topics may be made anew or grow. */
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MINUTES.toNanos(1);
    /** A broker that stops must not wait for its own metrics, which it can no longer take. */
    private static final Duration CLOSE_TIMEOUT = Duration.ofMillis(500);

    private record Item(MetricEvent event, int bucket) {}

    private enum Reach {
        UNKNOWN,
        REACHED,
        LOST
    }

    private final SinkClients clients;
    private final BlockingQueue<Item> queue;
    private final int topicPartitions;
    private final short replicationFactor;
    private final AtomicLong dropped = new AtomicLong();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    private volatile Map<MetricTopic, Integer> counts = Map.of();
    private volatile Exception sendFailure;
    /** What was last logged: UNKNOWN before the first attempt. */
    private final AtomicReference<Reach> reach = new AtomicReference<>(Reach.UNKNOWN);

    /** A sink whose topics, where absent, get the default partitions and min(3, brokers) replicas. */
    public KafkaMetricSink(Map<String, Object> clientConfig, int queueCapacity) {
        this(clientConfig, queueCapacity, MetricTopic.DEFAULT_PARTITIONS, MetricTopics.REPLICATION_BY_BROKERS);
    }

    /**
     * A sink that is not started.
     *
     * @param clientConfig settings of Kafka clients: {@code bootstrap.servers}, security, {@code client.id}
     * @param queueCapacity events that may wait; more are dropped and counted
     * @param topicPartitions of metric topics that have to be made
     * @param replicationFactor of metric topics that have to be made; 0 for min(3, brokers)
     */
    public KafkaMetricSink(
            Map<String, Object> clientConfig, int queueCapacity, int topicPartitions, short replicationFactor) {
        this.clients = new SinkClients(clientConfig);
        this.queue = new ArrayBlockingQueue<>(queueCapacity);
        this.topicPartitions = topicPartitions;
        this.replicationFactor = replicationFactor;
        this.thread = new Thread(this::run, "takhin-metric-sink");
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    @Override
    public int bucketCount(MetricTopic topic) {
        return counts.getOrDefault(topic, 0);
    }

    @Override
    public void send(MetricEvent event, int bucket) {
        if (closed.getCount() == 0 || !queue.offer(new Item(event, bucket))) {
            dropped.incrementAndGet();
        }
    }

    @Override
    public long droppedTotal() {
        return dropped.get();
    }

    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
        try {
            thread.join(CLOSE_TIMEOUT.toMillis() * 3);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!isClosed()) {
            try {
                pump();
            } catch (InterruptedException e) {
                LOG.debug("the metric sink stops");
                return;
            } catch (RuntimeException | LinkageError e) {
                if (!isClosed()) {
                    if (reach.getAndSet(Reach.LOST) != Reach.LOST) {
                        LOG.error("The metric sink failed, will keep trying.", e);
                    }
                    pause(MOST_BACK_OFF_MILLIS);
                }
            }
        }
    }

    /** Makes the clients, and sends until the sink is closed. */
    private void pump() throws InterruptedException {
        Admin admin = clients.admin();
        try {
            Producer<String, byte[]> producer = clients.producer();
            try {
                while (!isClosed()) {
                    connect(admin);
                    sendUntilFailure(producer);
                }
            } finally {
                counts = Map.of();
                // an interrupted thread would cut the last batch off
                boolean interrupted = Thread.interrupted();
                LOG.debug("closing the metric producer, interrupted: {}", interrupted);
                producer.close(CLOSE_TIMEOUT);
            }
        } finally {
            admin.close(CLOSE_TIMEOUT);
        }
    }

    private void sendUntilFailure(Producer<String, byte[]> producer) throws InterruptedException {
        long lookAgain = System.nanoTime() + LOOK_AGAIN_NANOS;
        while (!isClosed() && sendFailure == null && System.nanoTime() - lookAgain < 0) {
            Item item = queue.poll(1, TimeUnit.SECONDS);
            if (item != null) {
                send(producer, item);
            }
        }
    }

    private void send(Producer<String, byte[]> producer, Item item) {
        try {
            ProducerRecord<String, byte[]> record = EventRecords.of(item.event, item.bucket);
            producer.send(record, (metadata, failure) -> {
                if (failure == null) {
                    tellReached();
                } else {
                    lose(failure);
                }
            });
        } catch (InterruptException e) {
            dropped.incrementAndGet();
            throw e;
        } catch (KafkaException | IllegalStateException | IllegalArgumentException e) {
            lose(e);
        }
    }

    private void lose(Exception failure) {
        dropped.incrementAndGet();
        sendFailure = failure;
    }

    /** Returns when the topics are there. Until then events are not asked for, and what still comes is dropped. */
    private void connect(Admin admin) throws InterruptedException {
        long backOffMillis = FIRST_BACK_OFF_MILLIS;
        Exception failure = sendFailure;
        if (failure != null) {
            tellLost(failure);
            sendFailure = null;
        }
        while (true) {
            Map<MetricTopic, Integer> found = lookUp(admin);
            if (found.size() == MetricTopic.values().length) {
                counts = found;
                return;
            }
            counts = Map.of();
            if (closed.await(backOffMillis, TimeUnit.MILLISECONDS)) {
                throw new InterruptedException("closed");
            }
            backOffMillis = Math.min(MOST_BACK_OFF_MILLIS, backOffMillis * 2);
        }
    }

    private Map<MetricTopic, Integer> lookUp(Admin admin) throws InterruptedException {
        try {
            return MetricTopics.ensure(admin, topicPartitions, replicationFactor);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            tellLost(e);
            return Map.of();
        }
    }

    private void tellReached() {
        if (reach.getAndSet(Reach.REACHED) != Reach.REACHED) {
            LOG.info("Metric topics reached: {}", counts);
        }
    }

    private void tellLost(Exception failure) {
        if (reach.getAndSet(Reach.LOST) != Reach.LOST) {
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            LOG.warn("Metric topics can't be reached now, will keep trying: {}", cause.toString());
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private void pause(long millis) {
        try {
            if (closed.await(millis, TimeUnit.MILLISECONDS)) {
                LOG.debug("closed while waiting");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
