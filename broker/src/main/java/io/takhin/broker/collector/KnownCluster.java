package io.takhin.broker.collector;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;

/** A cluster as the collector last found it; it stays so while it can't be asked. Immutable. */
public final class KnownCluster {

    /**
     * What a broker has of all partitions, internal ones too.
     *
     * @param replicas partitions that have a replica there
     * @param leaders those of them that it leads
     */
    public record Held(int replicas, int leaders) {}

    private final String clusterId;
    private final List<Node> brokers;
    private final Map<String, TopicDescription> topics;

    /**
     * @param brokers registered and not fenced, with what they advertise to the collector's listener
     * @param topics null while unknown; not to be changed any more
     */
    public KnownCluster(String clusterId, List<Node> brokers, Map<String, TopicDescription> topics) {
        this.clusterId = clusterId;
        this.brokers = List.copyOf(brokers);
        this.topics = topics;
    }

    public String clusterId() {
        return clusterId;
    }

    public List<Node> brokers() {
        return brokers;
    }

    /** Looks at all partitions. Empty while topics are unknown. */
    public Optional<Held> heldBy(int broker) {
        if (topics == null) {
            return Optional.empty();
        }
        int replicas = 0;
        int leaders = 0;
        for (TopicDescription topic : topics.values()) {
            for (TopicPartitionInfo partition : topic.partitions()) {
                replicas += partition.replicas().stream().anyMatch(node -> node.id() == broker) ? 1 : 0;
                leaders += partition.leader() != null && partition.leader().id() == broker ? 1 : 0;
            }
        }
        return Optional.of(new Held(replicas, leaders));
    }
}
