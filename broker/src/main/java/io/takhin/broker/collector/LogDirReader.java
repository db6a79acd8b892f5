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

    private final AdminCalls calls;
    private final CollectorConfig config;
    private final Map<Integer, BrokerDisk> disks = new HashMap<>();
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
        pending = calls.startEach("describeLogDirs", ids, some -> ask(admin, some));
    }

    private static Map<Integer, KafkaFuture<Map<String, LogDirDescription>>> ask(
            Admin admin, Collection<Integer> brokers) {
        return admin.describeLogDirs(brokers).descriptions();
    }

    void await() throws InterruptedException {
        if (pending != null) {
            pending.await().found().forEach((broker, dirs) -> disks.put(broker, BrokerDisk.of(dirs.values())));
            pending = null;
        }
    }

    Optional<BrokerDisk> disk(int broker) {
        return Optional.ofNullable(disks.get(broker));
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
