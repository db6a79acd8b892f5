package io.takhin.topology.view;

import io.takhin.broker.event.MetricTopic;
import io.takhin.topology.store.ViewStores;
import java.util.Arrays;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.TaskId;

/** Which events go to which view, and which stores each has: the same live and in a replay. */
public enum Wiring {
    THROUGHPUT(MetricTopic.TOPIC_TRAFFIC, ViewStores.THROUGHPUT, ThroughputView::new),
    TOPICS(MetricTopic.PARTITION_STATE, ViewStores.TOPICS, TopicsView::new),
    LAG(MetricTopic.GROUP_OFFSET, ViewStores.LAG, LagView::new),
    LATENCY(MetricTopic.REQUEST_LATENCY, ViewStores.LATENCY, LatencyView::new),
    HEALTH(MetricTopic.BROKER_STATE, ViewStores.HEALTH, HealthView::new);

    private final MetricTopic topic;
    private final ViewStores stores;
    private final Function<ViewContext, View> maker;

    Wiring(MetricTopic topic, ViewStores stores, Function<ViewContext, View> maker) {
        this.topic = topic;
        this.stores = stores;
        this.maker = maker;
    }

    public MetricTopic topic() {
        return topic;
    }

    public ViewStores stores() {
        return stores;
    }

    /** A view for one partition of the topic. */
    public View make(ViewContext context) {
        return maker.apply(context);
    }

    /** Which view reads this topic. */
    public static Wiring ofTopic(String topicName) {
        return Arrays.stream(values())
                .filter(wiring -> wiring.topic.topicName().equals(topicName))
                .findFirst()
                .orElseThrow();
    }

    /** What a task with these stores reads. */
    static TopicPartition lane(ViewStores stores, TaskId task) {
        Wiring wiring = Arrays.stream(values())
                .filter(each -> each.stores == stores)
                .findFirst()
                .orElseThrow();
        return new TopicPartition(wiring.topic.topicName(), task.partition());
    }
}
