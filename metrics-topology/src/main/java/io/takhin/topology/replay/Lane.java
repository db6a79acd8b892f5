package io.takhin.topology.replay;

import io.takhin.broker.event.MetricTopic;

/** One partition of a metric topic: its records have one order. */
public record Lane(MetricTopic topic, int partition) {

    @Override
    public String toString() {
        return topic.topicName() + "-" + partition;
    }
}
