package io.takhin.broker.sink;

import io.takhin.broker.event.MetricEvent;
import io.takhin.broker.event.MetricTopic;

/** Where events go. Never blocks: what can't be taken at once is dropped and counted. Thread-safe. */
public interface MetricSink extends AutoCloseable {

    /**
     * How many buckets (partitions) the topic has; events bucketed by topic are made one per bucket.
     *
     * @return 0 while the metric topics can't be reached: then there is nobody to tell
     */
    int bucketCount(MetricTopic topic);

    /** Takes an event for one bucket of its topic. */
    void send(MetricEvent event, int bucket);

    /** Events that could not be taken since the sink was made. */
    long droppedTotal();

    @Override
    void close();
}
