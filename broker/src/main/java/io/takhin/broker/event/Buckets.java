package io.takhin.broker.event;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/**
 * Which partition of a metric topic a fact belongs to: the same as Kafka's default partitioner chooses for the key
 * {@code cluster|topic}, {@code cluster|broker} or {@code cluster}, so that another writer with plain keys agrees.
 */
public final class Buckets {

    private Buckets() {}

    public static int ofTopic(String clusterId, String topic, int partitionCount) {
        return ofKey(clusterId + "|" + topic, partitionCount);
    }

    public static int ofBroker(String clusterId, int brokerId, int partitionCount) {
        return ofKey(clusterId + "|" + brokerId, partitionCount);
    }

    public static int ofCluster(String clusterId, int partitionCount) {
        return ofKey(clusterId, partitionCount);
    }

    private static int ofKey(String key, int partitionCount) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitionCount;
    }
}
