package io.takhin.broker.sink;

import io.takhin.broker.event.MetricTopic;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSource;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Metric topics that were made by an earlier version, or by hand, refuse a broker whose clock is more than an hour ahead:
 * Kafka's default. Where nobody set this for the topic, it is set; what an operator set stays.
 */
final class TimeAhead {

    private static final Logger LOG = LoggerFactory.getLogger(TimeAhead.class);
    private static final String SETTING = "message.timestamp.after.max.ms";
    private static final AtomicBoolean TOLD = new AtomicBoolean();

    private TimeAhead() {}

    /** Events go on without it: that it can't be set is told once. */
    static void allow(Admin admin, Collection<String> topics, long callSeconds)
            throws TimeoutException, InterruptedException {
        try {
            Map<ConfigResource, Collection<AlterConfigOp>> changes = changes(admin, topics, callSeconds);
            if (!changes.isEmpty()) {
                admin.incrementalAlterConfigs(changes).all().get(callSeconds, TimeUnit.SECONDS);
                LOG.info("{} set for {}", SETTING, changes.keySet());
            }
        } catch (ExecutionException | KafkaException e) {
            if (!TOLD.getAndSet(true)) {
                LOG.warn(
                        "{} of the metric topics can't be set; a broker whose clock is more than an hour ahead won't be"
                                + " heard. Set it to {}: {}",
                        SETTING,
                        wanted(),
                        e.toString());
            }
        }
    }

    private static String wanted() {
        return MetricTopic.settings().get(SETTING);
    }

    private static Map<ConfigResource, Collection<AlterConfigOp>> changes(
            Admin admin, Collection<String> topics, long callSeconds)
            throws ExecutionException, TimeoutException, InterruptedException {
        List<ConfigResource> resources = topics.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .toList();
        Map<ConfigResource, Config> found =
                admin.describeConfigs(resources).all().get(callSeconds, TimeUnit.SECONDS);
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        found.forEach((topic, config) -> {
            ConfigEntry entry = config.get(SETTING);
            if (entry != null && entry.source() != ConfigSource.DYNAMIC_TOPIC_CONFIG) {
                changes.put(
                        topic,
                        List.of(new AlterConfigOp(new ConfigEntry(SETTING, wanted()), AlterConfigOp.OpType.SET)));
            }
        });
        return changes;
    }
}
