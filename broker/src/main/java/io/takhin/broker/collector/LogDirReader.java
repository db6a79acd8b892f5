package io.takhin.broker.collector;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;

/** Asks for sizes: {@code describeLogDirs}, every few seconds. What can't be learnt anew stays as it was known. */
final class LogDirReader {

    private static final long UNKNOWN = -1;

    /** A broker that is away may come back with its logs; after this long it was taken away for good. */
    private static final long FORGOTTEN_MILLIS = 600_000;

    private record Known(BrokerDisk disk, long atMillis) {}

    private final AdminCalls calls;
    private final CollectorConfig config;
    private final Map<Integer, Known> disks = new HashMap<>();
    private PendingEach<Integer, Map<String, LogDirDescription>> pending;
    private long readMillis = Long.MIN_VALUE / 2;

    LogDirReader(AdminCalls calls, CollectorConfig config) {
        this.calls = calls;
        this.config = config;
    }

    void startIfDue(Admin admin, List<Node> brokers, long nowMillis) {
        if (nowMillis - readMillis < config.logDirs().toMillis()) {
            return;
        }
        readMillis = nowMillis;
        List<Integer> ids = brokers.stream().map(Node::id).toList();
        disks.entrySet()
                .removeIf(known -> !ids.contains(known.getKey())
                        && nowMillis - known.getValue().atMillis() > FORGOTTEN_MILLIS);
        pending = calls.startEach("describeLogDirs", ids, some -> ask(admin, some));
    }

    private static Map<Integer, KafkaFuture<Map<String, LogDirDescription>>> ask(
            Admin admin, Collection<Integer> brokers) {
        return admin.describeLogDirs(brokers).descriptions();
    }

    /** Whether what was asked for is there before {@code deadlineNanos}. */
    boolean comesBefore(long deadlineNanos) throws InterruptedException {
        return pending == null || pending.comesBefore(deadlineNanos);
    }

    void await() throws InterruptedException {
        if (pending != null) {
            pending.await()
                    .found()
                    .forEach((broker, dirs) -> disks.put(broker, new Known(BrokerDisk.of(dirs.values()), readMillis)));
            pending = null;
        }
    }

    Optional<BrokerDisk> disk(int broker) {
        return Optional.ofNullable(disks.get(broker)).map(Known::disk);
    }

    long sizeBytes(TopicPartition partition, int broker) {
        return disk(broker)
                .map(disk -> disk.sizeBytes().getOrDefault(partition, UNKNOWN))
                .orElse(UNKNOWN);
    }

    /** The sum over the replicas, unknown when one is. */
    long replicaSizeBytes(TopicPartition partition, List<Node> replicas) {
        List<Long> sizes = replicas.stream()
                .map(replica -> sizeBytes(partition, replica.id()))
                .collect(Collectors.toList());
        return sizes.contains(UNKNOWN)
                ? UNKNOWN
                : sizes.stream().mapToLong(Long::longValue).sum();
    }
}
