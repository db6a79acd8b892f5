package io.takhin.broker.collector;

import io.takhin.broker.collector.AdminCalls.Pending;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;

/**
 * Asks which topics there are, with leaders and replicas: {@code listTopics} (internal ones too) and
 * {@code describeTopics}. What can't be learnt anew stays as it was known.
 */
final class TopicReader {

    private final AdminCalls calls;
    private final CollectorConfig config;
    private Map<String, TopicDescription> known;
    private int partitionCount;
    private long readMillis;
    private Pending<Set<String>> names;

    TopicReader(AdminCalls calls, CollectorConfig config) {
        this.calls = calls;
        this.config = config;
    }

    /** Whether what is known is due to be asked for again; in small clusters, each round. */
    boolean isDue(long nowMillis) {
        return known == null
                || partitionCount <= CollectorConfig.SMALL
                || nowMillis - readMillis >= config.topics().toMillis();
    }

    void start(Admin admin) {
        ListTopicsOptions withInternal = new ListTopicsOptions().listInternal(true);
        names = calls.start("listTopics", () -> admin.listTopics(withInternal).names());
    }

    /** Empty when nothing is known of any topic yet. */
    Optional<Map<String, TopicDescription>> await(Admin admin, long nowMillis) throws InterruptedException {
        Optional<Set<String>> listed = names.await();
        if (listed.isPresent()) {
            known = describe(admin, listed.get());
            partitionCount = known.values().stream()
                    .mapToInt(topic -> topic.partitions().size())
                    .sum();
            readMillis = nowMillis;
        }
        return known();
    }

    Optional<Map<String, TopicDescription>> known() {
        return Optional.ofNullable(known);
    }

    int partitionCount() {
        return partitionCount;
    }

    private Map<String, TopicDescription> describe(Admin admin, Set<String> listed) throws InterruptedException {
        Answers<String, TopicDescription> answers = calls.startEach(
                        "describeTopics", listed, topics -> admin.describeTopics(topics)
                                .topicNameValues())
                .await();
        Map<String, TopicDescription> described = new HashMap<>(answers.found());
        for (String topic : answers.failed().keySet()) {
            if (known != null && known.containsKey(topic)) {
                described.put(topic, known.get(topic));
            }
        }
        return described;
    }
}
