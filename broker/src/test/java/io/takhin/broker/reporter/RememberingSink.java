package io.takhin.broker.reporter;

import io.takhin.broker.event.MetricEvent;
import io.takhin.broker.event.MetricTopic;
import io.takhin.broker.sink.MetricSink;
import java.util.ArrayList;
import java.util.List;

/** Keeps what it is sent. */
final class RememberingSink implements MetricSink {

    record Sent(MetricEvent event, int bucket) {}

    private final List<Sent> sent = new ArrayList<>();
    private int buckets;
    private long droppedTotal = 5;

    RememberingSink(int buckets) {
        this.buckets = buckets;
    }

    void buckets(int count) {
        buckets = count;
    }

    void drop() {
        droppedTotal++;
    }

    /** What was sent since the last call. */
    List<Sent> take() {
        List<Sent> taken = List.copyOf(sent);
        sent.clear();
        return taken;
    }

    <T extends MetricEvent> List<T> take(Class<T> type) {
        return take().stream()
                .map(Sent::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    @Override
    public int bucketCount(MetricTopic topic) {
        return buckets;
    }

    @Override
    public void send(MetricEvent event, int bucket) {
        sent.add(new Sent(event, bucket));
    }

    @Override
    public long droppedTotal() {
        return droppedTotal;
    }

    @Override
    public void close() {
        sent.clear();
    }
}
