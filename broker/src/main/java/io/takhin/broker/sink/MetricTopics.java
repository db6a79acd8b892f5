package io.takhin.broker.sink;

import io.takhin.broker.event.MetricTopic;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Makes the internal topics where they are absent: all of {@link MetricTopic} and the dead-letter topic. Topics that exist
 * are left as they are, so that several writers may call this at once and an operator's own settings stay; but for the time
 * ahead that they take, see {@link TimeAhead}.
 */
public final class MetricTopics {

    /** As many replicas as there are brokers, at most three. */
    public static final short REPLICATION_BY_BROKERS = 0;

    private static final int MOST_REPLICAS = 3;
    private static final long CALL_SECONDS = 10;

    private MetricTopics() {}

    /** Makes the topics that are absent, with min(3, brokers) replicas. */
    public static Map<MetricTopic, Integer> ensure(Admin admin, int partitions)
            throws ExecutionException, TimeoutException, InterruptedException {
        return ensure(admin, partitions, REPLICATION_BY_BROKERS);
    }

    /**
     * Makes the topics that are absent.
     *
     * @param replicationFactor of new topics; {@link #REPLICATION_BY_BROKERS} to choose by the brokers registered now
     * @return how many partitions each topic really has; a topic that no broker knows of yet is left out
     */
    public static Map<MetricTopic, Integer> ensure(Admin admin, int partitions, short replicationFactor)
            throws ExecutionException, TimeoutException, InterruptedException {
        Set<String> existing = get(admin.listTopics().names());
        List<String> absent = names().filter(name -> !existing.contains(name)).toList();
        if (!absent.isEmpty()) {
            create(admin, absent, partitions, replicationFactor);
        }
        TimeAhead.allow(admin, names().filter(existing::contains).toList(), CALL_SECONDS);
        return partitionCounts(admin);
    }

    private static Stream<String> names() {
        return Stream.concat(
                Stream.of(MetricTopic.values()).map(MetricTopic::topicName), Stream.of(MetricTopic.DEAD_LETTER));
    }

    private static void create(Admin admin, List<String> names, int partitions, short replicationFactor)
            throws ExecutionException, TimeoutException, InterruptedException {
        short replicas = replicationFactor;
        if (replicas == REPLICATION_BY_BROKERS) {
            replicas = (short)
                    Math.min(MOST_REPLICAS, get(admin.describeCluster().nodes()).size());
        }
        List<NewTopic> topics = new ArrayList<>();
        for (String name : names) {
            topics.add(new NewTopic(name, partitions, replicas).configs(MetricTopic.settings()));
        }
        for (KafkaFuture<Void> created : admin.createTopics(topics).values().values()) {
            tolerate(created, TopicExistsException.class);
        }
    }

    private static Map<MetricTopic, Integer> partitionCounts(Admin admin)
            throws ExecutionException, TimeoutException, InterruptedException {
        List<String> wanted =
                Stream.of(MetricTopic.values()).map(MetricTopic::topicName).toList();
        Map<String, KafkaFuture<TopicDescription>> told =
                admin.describeTopics(wanted).topicNameValues();
        Map<MetricTopic, Integer> counts = new EnumMap<>(MetricTopic.class);
        for (MetricTopic topic : MetricTopic.values()) {
            TopicDescription description =
                    tolerate(told.get(topic.topicName()), UnknownTopicOrPartitionException.class);
            if (description != null) {
                counts.put(topic, description.partitions().size());
            }
        }
        return counts;
    }

    private static <T> T get(KafkaFuture<T> future) throws ExecutionException, TimeoutException, InterruptedException {
        return future.get(CALL_SECONDS, TimeUnit.SECONDS);
    }

    /** The future's value; null when it failed as expected. */
    private static <T> T tolerate(KafkaFuture<T> future, Class<? extends Exception> expected)
            throws ExecutionException, TimeoutException, InterruptedException {
        try {
            return get(future);
        } catch (ExecutionException e) {
            if (expected.isInstance(e.getCause())) {
                return null;
            }
            throw e;
        }
    }
}
