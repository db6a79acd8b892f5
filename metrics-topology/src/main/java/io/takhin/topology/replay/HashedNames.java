package io.takhin.topology.replay;

import io.takhin.broker.event.Buckets;
import io.takhin.broker.event.ClusterState;
import io.takhin.broker.event.GroupOffsets;
import io.takhin.broker.event.GroupState;
import io.takhin.broker.event.MetricEvent;
import io.takhin.broker.event.MetricTopic;
import io.takhin.broker.event.PartitionState;
import io.takhin.broker.event.TopicTraffic;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Events with other names for topics, groups and hosts: always the same for the same name, by a key that is made for one
 * capture and written nowhere. Kafka's own topics keep theirs. For one thread.
 */
final class HashedNames {

    private static final String HMAC = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int KEPT_BYTES = 6;
    private static final String LEFT_OUT = "(A problem's words are left out: names are hashed.)";

    private final Map<String, String> known = new HashMap<>();
    private final Mac mac;
    private final int buckets;

    /** @param buckets partitions of the metric topics: a topic's other name has to be in the same one */
    HashedNames(int buckets) {
        this.buckets = buckets;
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        try {
            mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has " + HMAC, e);
        }
    }

    MetricEvent of(MetricEvent event) {
        if (event instanceof TopicTraffic traffic) {
            return traffic.withTopics(topics(traffic, traffic.topics()));
        } else if (event instanceof PartitionState partitions) {
            return partitions.withTopics(topics(partitions, partitions.topics()));
        } else if (event instanceof GroupOffsets offsets) {
            return of(offsets);
        } else if (event instanceof GroupState groups) {
            return of(groups);
        }
        return event instanceof ClusterState cluster ? of(cluster) : event;
    }

    String topic(String clusterId, String topic) {
        if (MetricTopic.isInternal(topic)) {
            return topic;
        }
        return known.computeIfAbsent("topic " + clusterId + " " + topic, key -> inSameBucket(clusterId, topic, key));
    }

    private String inSameBucket(String clusterId, String topic, String key) {
        int bucket = Buckets.ofTopic(clusterId, topic, buckets);
        for (int i = 0; ; i++) {
            String name = "topic-" + hash(key + " " + i);
            if (Buckets.ofTopic(clusterId, name, buckets) == bucket) {
                return name;
            }
        }
    }

    String group(String group) {
        return known.computeIfAbsent("group " + group, key -> "group-" + hash(key));
    }

    /** The port stays. */
    private String host(String host) {
        int port = host.lastIndexOf(':');
        String name = port < 0 ? host : host.substring(0, port);
        return known.computeIfAbsent("host " + name, key -> "host-" + hash(key))
                + (port < 0 ? "" : host.substring(port));
    }

    private String rack(String rack) {
        return rack == null || rack.isEmpty()
                ? rack
                : known.computeIfAbsent("rack " + rack, key -> "rack-" + hash(key));
    }

    private String hash(String text) {
        byte[] hash = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, KEPT_BYTES);
    }

    private static String[] each(String[] names, UnaryOperator<String> hashed) {
        return Arrays.stream(names).map(hashed).toArray(String[]::new);
    }

    private String[] topics(MetricEvent event, String[] topics) {
        return each(topics, topic -> topic(event.clusterId(), topic));
    }

    private GroupOffsets of(GroupOffsets e) {
        return new GroupOffsets(
                e.clusterId(),
                e.atMillis(),
                e.full(),
                e.last(),
                each(e.groups(), this::group),
                topics(e, e.topics()),
                e.groupIndexes(),
                e.topicIndexes(),
                e.partitions(),
                e.committedOffsets(),
                each(e.unlearnt(), this::group),
                e.collectorId());
    }

    private GroupState of(GroupState e) {
        return new GroupState(
                e.clusterId(),
                e.atMillis(),
                e.full(),
                e.last(),
                each(e.groups(), this::group),
                e.states(),
                e.memberCounts(),
                e.coordinators(),
                e.collectorId());
    }

    private ClusterState of(ClusterState e) {
        return new ClusterState(
                e.clusterId(),
                e.atMillis(),
                e.brokers(),
                each(e.hosts(), this::host),
                each(e.racks(), this::rack),
                e.controllerId(),
                e.logBytes(),
                e.diskTotalBytes(),
                e.diskUsableBytes(),
                e.pollMillis(),
                e.failedCallsTotal(),
                each(e.problems(), problem -> LEFT_OUT),
                e.collectorId());
    }
}
