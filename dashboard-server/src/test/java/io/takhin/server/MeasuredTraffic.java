package io.takhin.server;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A record each 10 ms, a request each; when each was acknowledged, and how long that took. It may pause. */
final class MeasuredTraffic implements AutoCloseable {

    private static final long BETWEEN_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private record Acknowledged(long sentMillis, long atMillis, double tookMillis) {}

    private final List<Acknowledged> all = Collections.synchronizedList(new ArrayList<>());
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final Thread thread = new Thread(this::run, "measured-traffic");
    private final String bootstrapServers;
    private final String topic;
    private volatile boolean paused;
    private volatile boolean stopped;

    MeasuredTraffic(String bootstrapServers, String topic) {
        this.bootstrapServers = bootstrapServers;
        this.topic = topic;
        thread.setDaemon(true);
    }

    MeasuredTraffic start() {
        thread.start();
        return this;
    }

    private void run() {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 0);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.partitionsFor(topic);
            long next = System.nanoTime();
            while (!stopped) {
                next = Math.max(next + BETWEEN_NANOS, System.nanoTime());
                for (long left = next - System.nanoTime(); left > 0; left = next - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                if (!paused) {
                    send(producer, System.nanoTime());
                }
            }
        }
    }

    private void send(KafkaProducer<byte[], byte[]> producer, long sentNanos) {
        long sentMillis = System.currentTimeMillis();
        producer.send(new ProducerRecord<>(topic, new byte[100]), (metadata, e) -> {
            if (e == null) {
                all.add(new Acknowledged(
                        sentMillis, System.currentTimeMillis(), (System.nanoTime() - sentNanos) / 1e6));
            } else {
                failure.compareAndSet(null, e);
            }
        });
    }

    void pause() {
        paused = true;
    }

    void goOn() {
        paused = false;
    }

    /** Returns when all that was sent is acknowledged. */
    void stop() throws InterruptedException {
        stopped = true;
        thread.join();
        if (failure.get() != null) {
            throw new AssertionError("the traffic failed", failure.get());
        }
    }

    /** Records acknowledged until a moment. */
    long until(long millis) {
        synchronized (all) {
            return all.stream().filter(each -> each.atMillis() <= millis).count();
        }
    }

    /** Records handed to the producer until a moment, of those that were acknowledged at any time. */
    long sentUntil(long millis) {
        synchronized (all) {
            return all.stream().filter(each -> each.sentMillis() <= millis).count();
        }
    }

    /** The time that so many of a hundred acknowledgements between two moments didn't exceed. */
    double percentileMillis(double percentile, long fromMillis, long toMillis) {
        synchronized (all) {
            double[] took = all.stream()
                    .filter(each -> each.atMillis() > fromMillis && each.atMillis() <= toMillis)
                    .mapToDouble(Acknowledged::tookMillis)
                    .sorted()
                    .toArray();
            return took[(int) Math.ceil(percentile / 100 * took.length) - 1];
        }
    }

    @Override
    public void close() {
        stopped = true;
    }
}
