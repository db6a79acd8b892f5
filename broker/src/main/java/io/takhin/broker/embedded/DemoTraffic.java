package io.takhin.broker.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Real producers and consumers, so that every view has something true to show: {@link DemoTopic} and {@link DemoGroup} say
 * what there is. Whoever of them fails starts anew.
 */
public final class DemoTraffic implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DemoTraffic.class);
    private static final Duration STOP_TIMEOUT = Duration.ofMillis(1_800);
    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(1);
    private static final Duration LEADERS_WITHIN = Duration.ofSeconds(20);
    private static final Duration ASK_AGAIN_AFTER = Duration.ofMillis(100);

    private final String bootstrapServers;
    private final List<Thread> threads = new ArrayList<>();

    /** @param seed makes keys and values the same each time */
    public DemoTraffic(String bootstrapServers, long seed) {
        this.bootstrapServers = bootstrapServers;
        add("demo-producer", new DemoProducer(bootstrapServers, seed));
        for (DemoGroup group : DemoGroup.values()) {
            for (int member = 0; member < group.members; member++) {
                add("demo-" + group.groupId + "-" + member, new DemoConsumer(bootstrapServers, group));
            }
        }
    }

    private void add(String name, Runnable task) {
        Thread thread = new Thread(() -> keepRunning(name, task), name);
        thread.setDaemon(true);
        threads.add(thread);
    }

    /** Creates the topics that are absent, then starts all producers and consumers. */
    public void start() {
        createTopics();
        threads.forEach(Thread::start);
    }

    private void createTopics() {
        List<NewTopic> topics =
                Arrays.stream(DemoTopic.values()).map(DemoTopic::asNewTopic).toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Map<String, KafkaFuture<Void>> created =
                    new HashMap<>(admin.createTopics(topics).values());
            for (Map.Entry<String, KafkaFuture<Void>> topic : created.entrySet()) {
                requireDone("topic " + topic.getKey() + " could not be created", topic.getValue());
            }
            awaitLeaders(admin);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * What has an end has a leader that serves it. A producer whose first batch meets a partition not served yet, and its
     * second one served, never gets the first one in.
     */
    private static Map<TopicPartition, OffsetSpec> allPartitions() {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (DemoTopic topic : DemoTopic.values()) {
            for (int partition = 0; partition < topic.partitions; partition++) {
                ends.put(new TopicPartition(topic.topicName, partition), OffsetSpec.latest());
            }
        }
        return ends;
    }

    private static List<String> topicNames() {
        return Arrays.stream(DemoTopic.values()).map(topic -> topic.topicName).toList();
    }

    /**
     * A topic that was just created may not be known to the broker yet: it is asked again. Described first, for asking for the
     * end of an unknown topic makes Kafka's client log an error.
     */
    private static void awaitLeaders(Admin admin) throws InterruptedException {
        long deadlineNanos = System.nanoTime() + LEADERS_WITHIN.toNanos();
        while (true) {
            try {
                admin.describeTopics(topicNames()).allTopicNames().get();
                admin.listOffsets(allPartitions()).all().get();
                return;
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof RetriableException) || System.nanoTime() > deadlineNanos) {
                    String found = e.getCause().getMessage();
                    throw new IllegalStateException("demo: the topics have no leaders: " + found, e.getCause());
                }
            }
            TimeUnit.MILLISECONDS.sleep(ASK_AGAIN_AFTER.toMillis());
        }
    }

    private static void requireDone(String problem, KafkaFuture<?> call) throws InterruptedException {
        try {
            call.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(
                        "demo: " + problem + ": " + e.getCause().getMessage(), e.getCause());
            }
        }
    }

    private static void keepRunning(String name, Runnable task) {
        boolean again = true;
        while (again) {
            try {
                task.run();
                again = false;
            } catch (RuntimeException e) {
                LOG.warn("{} failed and starts anew: {}", name, e.getMessage());
                again = paused();
            }
        }
    }

    private static boolean paused() {
        try {
            TimeUnit.MILLISECONDS.sleep(TRY_AGAIN_AFTER.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Stops all within two seconds. */
    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        long deadlineNanos = System.nanoTime() + STOP_TIMEOUT.toNanos();
        try {
            for (Thread thread : threads) {
                thread.join(Math.max(1, (deadlineNanos - System.nanoTime()) / 1_000_000));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
