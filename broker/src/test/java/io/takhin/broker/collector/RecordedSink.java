package io.takhin.broker.collector;

import io.takhin.broker.event.MetricEvent;
import io.takhin.broker.event.MetricTopic;
import io.takhin.broker.sink.MetricSink;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Keeps what it is sent. */
final class RecordedSink implements MetricSink {

    record Sent(MetricEvent event, int bucket) {}

    private final List<Sent> sent = new ArrayList<>();
    private int bucketCount = 4;
    private long droppedTotal;

    @Override
    public synchronized int bucketCount(MetricTopic topic) {
        return bucketCount;
    }

    synchronized void setBucketCount(int bucketCount) {
        this.bucketCount = bucketCount;
    }

    @Override
    public synchronized void send(MetricEvent event, int bucket) {
        sent.add(new Sent(event, bucket));
    }

    @Override
    public synchronized long droppedTotal() {
        return droppedTotal;
    }

    synchronized void drop() {
        droppedTotal++;
    }

    synchronized void clear() {
        sent.clear();
    }

    synchronized List<Sent> sent() {
        return List.copyOf(sent);
    }

    synchronized <E extends MetricEvent> Stream<E> events(Class<E> type) {
        return sent().stream().map(Sent::event).filter(type::isInstance).map(type::cast);
    }

    @Override
    public void close() {}
}
