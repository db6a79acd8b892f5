package io.takhin.topology;

import io.takhin.broker.event.MetricTopic;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartitionInfo;

/**
 * How many replicas the views' changelogs get: as many as the metric topics have. A broker's own default is one; then the
 * first broker to die would take a changelog with it, and the views would wait for it although their events go on.
 */
final class StateReplicas {

    private static final long CALL_SECONDS = 10;

    private StateReplicas() {}

    static int read(Admin admin) throws ExecutionException, TimeoutException, InterruptedException {
        List<String> topics =
                Stream.of(MetricTopic.values()).map(MetricTopic::topicName).toList();
        return admin.describeTopics(topics).allTopicNames().get(CALL_SECONDS, TimeUnit.SECONDS).values().stream()
                .flatMap(topic -> topic.partitions().stream())
                .map(TopicPartitionInfo::replicas)
                .mapToInt(List::size)
                .min()
                .orElse(1);
    }
}
