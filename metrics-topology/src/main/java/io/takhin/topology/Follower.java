package io.takhin.topology;

import io.takhin.broker.event.EventCodec;
import io.takhin.broker.event.MetricEvent;
import io.takhin.broker.event.MetricTopic;
import io.takhin.broker.event.UnreadableEventException;
import io.takhin.topology.board.Boards;
import io.takhin.topology.intake.EventTime;
import io.takhin.topology.intake.IntakeCounts;
import io.takhin.topology.intake.Positions;
import io.takhin.topology.store.Storage;
import io.takhin.topology.view.View;
import io.takhin.topology.view.ViewContext;
import io.takhin.topology.view.Wiring;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the partitions that another server's tasks read onto this server's boards, so that these have everything. It keeps no
 * state, and commits nothing. What a task takes it leaves, and goes on where a task left off. Thread-safe.
 */
final class Follower implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

    /** Rates are shown of five minutes; full ticks come every ten seconds. */
    private static final Duration WARM_UP = Duration.ofMinutes(6);

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long PAUSE_MILLIS = 1_000;
    private static final int MOST_AHEAD = 500;
    private static final Deque<Read> NOTHING = new ArrayDeque<>(0);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private record Read(long order, TopicPartition from, long offset, MetricEvent event) {}

    private final Map<String, Object> kafkaClient;
    private final Positions positions;
    private final ViewContext context;
    private final Set<TopicPartition> all = new HashSet<>();
    private final Map<TopicPartition, View> views = new HashMap<>();
    private final Map<TopicPartition, Long> goals = new HashMap<>();
    /** What was read before it is its turn. */
    private final Map<TopicPartition, Deque<Read>> ahead = new HashMap<>();

    private final EventCodec codec = new EventCodec();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "takhin-follower");
    private volatile Runnable onCaughtUp;
    /** Clocks first: times of all the rest are corrected by them. */
    private boolean clocksRead;

    /** @param partitions of each metric topic */
    Follower(Map<String, Object> kafkaClient, Boards boards, Positions positions, int partitions) {
        this.kafkaClient = kafkaClient;
        this.positions = positions;
        this.context = new ViewContext(boards, new IntakeCounts(), positions);
        for (MetricTopic topic : MetricTopic.values()) {
            for (int partition = 0; partition < partitions; partition++) {
                all.add(new TopicPartition(topic.topicName(), partition));
            }
        }
        thread.setDaemon(true);
    }

    /** Null where nothing is shared: tasks here read everything. */
    static Follower unlessAlone(
            Identity self, Map<String, Object> kafkaClient, Boards boards, Positions positions, int partitions) {
        return self.sharing() == null ? null : new Follower(kafkaClient, boards, positions, partitions);
    }

    /** @param whenCaughtUp is called once all that was there is on the boards */
    void start(Runnable whenCaughtUp) {
        onCaughtUp = whenCaughtUp;
        thread.start();
    }

    /** Whether all that was there at its start is on the boards. */
    boolean hasCaughtUp() {
        return caughtUp.getCount() == 0;
    }

    private void run() {
        try {
            while (closed.getCount() > 0) {
                follow();
                if (closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException | InterruptException e) {
            LOG.debug("the follower stops");
        }
    }

    private void follow() throws InterruptedException {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            while (closed.getCount() > 0) {
                assign(consumer);
                if (!consumer.assignment().isEmpty()) {
                    take(consumer);
                } else if (closed.await(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                look(consumer);
            }
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            LOG.warn("The partitions that other servers read can't be followed now, will try again: {}", e.toString());
        } catch (RuntimeException e) {
            LOG.error("The partitions that other servers read can't be followed, will try again", e);
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(kafkaClient);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "takhin-follower");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(PATIENCE.toMillis()));
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private void assign(KafkaConsumer<byte[], byte[]> consumer) {
        Set<TopicPartition> wanted = new HashSet<>(all);
        wanted.removeAll(positions.taken());
        if (!clocksRead) {
            wanted.removeIf(partition -> !partition.topic().equals(MetricTopic.BROKER_STATE.topicName()));
        }
        if (wanted.equals(consumer.assignment())) {
            return;
        }
        Set<TopicPartition> more = new HashSet<>(wanted);
        more.removeAll(consumer.assignment());
        consumer.assign(wanted);
        views.keySet().retainAll(wanted);
        ahead.keySet().retainAll(wanted);
        Map<TopicPartition, Long> ends = consumer.endOffsets(more);
        Map<TopicPartition, Long> since = new HashMap<>();
        more.forEach(partition -> since.put(partition, System.currentTimeMillis() - WARM_UP.toMillis()));
        Map<TopicPartition, OffsetAndTimestamp> starts = consumer.offsetsForTimes(since);
        for (TopicPartition partition : more) {
            OptionalLong next = positions.next(partition);
            OffsetAndTimestamp start = starts.get(partition);
            consumer.seek(partition, next.orElseGet(() -> start == null ? ends.get(partition) : start.offset()));
        }
        goals.keySet().retainAll(wanted);
        goals.putAll(ends);
    }

    private void take(KafkaConsumer<byte[], byte[]> consumer) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            MetricEvent event = decode(record.value());
            MetricTopic topic = Wiring.ofTopic(record.topic()).topic();
            long order = event == null ? Long.MIN_VALUE : EventTime.of(topic, event.atMillis());
            TopicPartition from = new TopicPartition(record.topic(), record.partition());
            ahead.computeIfAbsent(from, key -> new ArrayDeque<>()).add(new Read(order, from, record.offset(), event));
        }
        for (Read next = next(); next != null; next = next()) {
            Read record = ahead.get(next.from()).remove();
            positions.unlessTaken(record.from(), () -> take(record));
        }
        ahead.forEach((partition, records) -> {
            if (records.size() > MOST_AHEAD) {
                consumer.pause(Set.of(partition));
            } else if (records.size() < MOST_AHEAD / 2) {
                consumer.resume(Set.of(partition));
            }
        });
    }

    /** The earliest of what was read; null while a partition that is behind may have an earlier one. */
    private Read next() {
        Read earliest = null;
        for (TopicPartition partition : goals.keySet()) {
            if (ahead.getOrDefault(partition, NOTHING).isEmpty()) {
                return null;
            }
        }
        for (Deque<Read> records : ahead.values()) {
            Read first = records.peek();
            earliest = first == null || earliest != null && earliest.order() <= first.order() ? earliest : first;
        }
        return earliest;
    }

    /** Null when it can't be read: whoever reads the partition puts it aside. */
    private MetricEvent decode(byte[] value) {
        try {
            return value == null ? null : codec.decode(value).orElse(null);
        } catch (UnreadableEventException e) {
            return null;
        }
    }

    private void take(Read record) {
        try {
            if (record.event() != null) {
                views.computeIfAbsent(record.from(), this::view).take(record.event());
            }
        } catch (RuntimeException e) {
            LOG.warn("a view can't take an event of {}: {}", record.from(), e.toString());
        }
        positions.read(record.from().topic(), record.from().partition(), record.offset());
    }

    private View view(TopicPartition of) {
        View view = Wiring.ofTopic(of.topic()).make(context);
        view.open(Storage.NONE, of.partition(), System::currentTimeMillis);
        return view;
    }

    /** Whether it has come to where the partitions ended when it began with them. */
    private void look(KafkaConsumer<byte[], byte[]> consumer) {
        goals.entrySet()
                .removeIf(goal -> consumer.assignment().contains(goal.getKey())
                        && consumer.position(goal.getKey()) >= goal.getValue());
        boolean allTaken = ahead.values().stream().allMatch(Deque::isEmpty);
        if (goals.isEmpty() && allTaken && clocksRead && !hasCaughtUp()) {
            caughtUp.countDown();
            onCaughtUp.run();
        }
        clocksRead |= goals.isEmpty() && allTaken;
    }

    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
        try {
            thread.join(CLOSE_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
