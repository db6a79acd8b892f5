package io.takhin.server;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Records at an even pace to all partitions in turn, all replicas in sync acknowledging, until it is stopped. */
final class SteadyTraffic implements AutoCloseable {

    private static final int RECORDS_PER_SECOND = 100;
    private static final long BETWEEN_NANOS = TimeUnit.SECONDS.toNanos(1) / RECORDS_PER_SECOND;

    private final String bootstrapServers;
    private final String topic;
    private final int partitions;
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final Thread thread = new Thread(this::run, "steady-traffic");
    private volatile boolean stopped;

    SteadyTraffic(String bootstrapServers, String topic, int partitions) {
        this.bootstrapServers = bootstrapServers;
        this.topic = topic;
        this.partitions = partitions;
        thread.setDaemon(true);
    }

    SteadyTraffic start() {
        thread.start();
        return this;
    }

    private void run() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 0, "request.timeout.ms", 3_000);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            long next = System.nanoTime();
            for (int record = 0; !stopped; record++) {
                for (long left = next - System.nanoTime(); left > 0; left = next - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                next += BETWEEN_NANOS;
                producer.send(
                        new ProducerRecord<>(topic, record % partitions, null, new byte[100]),
                        (metadata, e) -> acknowledge(e));
            }
        }
    }

    private void acknowledge(Exception e) {
        if (e == null) {
            acknowledged.incrementAndGet();
        } else {
            failure.compareAndSet(null, e);
        }
    }

    long acknowledged() {
        return acknowledged.get();
    }

    /** Returns when all that was sent is acknowledged. */
    void stop() throws InterruptedException, ExecutionException {
        stopped = true;
        thread.join();
        if (failure.get() != null) {
            throw new ExecutionException(failure.get());
        }
    }

    @Override
    public void close() {
        stopped = true;
    }
}
