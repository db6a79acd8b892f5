package io.takhin.topology;

import io.takhin.broker.event.MetricTopic;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Sees whether the metric topics are still those there were at the start. Kafka Streams alone waits many minutes for a topic
 * that was deleted, and makes none.
 */
final class TopicWatch implements AutoCloseable {

    private static final int CALL_MILLIS = 5_000;
    private static final List<String> NAMES =
            Arrays.stream(MetricTopic.values()).map(MetricTopic::topicName).toList();

    private final Admin admin;
    private final Map<String, Uuid> ids = new HashMap<>();

    TopicWatch(Map<String, Object> kafkaClient) {
        Map<String, Object> settings = new HashMap<>(kafkaClient);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, CALL_MILLIS);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, CALL_MILLIS);
        admin = Admin.create(settings);
    }

    /**
     * The first topic that isn't there any more, or is another one of the same name.
     *
     * @throws TimeoutException when the cluster does not answer
     */
    Optional<String> gone() throws ExecutionException, TimeoutException, InterruptedException {
        Map<String, KafkaFuture<TopicDescription>> told =
                admin.describeTopics(NAMES).topicNameValues();
        for (String name : NAMES) {
            Uuid id = id(told.get(name));
            Uuid before = id == null ? null : ids.putIfAbsent(name, id);
            if (id == null || before != null && !before.equals(id)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    private static Uuid id(KafkaFuture<TopicDescription> told)
            throws ExecutionException, TimeoutException, InterruptedException {
        try {
            return told.get(CALL_MILLIS, TimeUnit.MILLISECONDS).topicId();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return null;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
