package io.takhin.broker.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.broker.embedded.EmbeddedBroker;
import io.takhin.broker.embedded.EmbeddedBrokerConfig;
import io.takhin.broker.event.MetricTopic;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Metric topics that were there before. */
class MetricTopicsIT {

    private static final String SETTING = "message.timestamp.after.max.ms";
    private static final String OF_OLD = MetricTopic.BROKER_STATE.topicName();
    private static final String BY_HAND = MetricTopic.GROUP_OFFSET.topicName();
    private static final long TWO_HOURS = 7_200_000;

    @Test
    void topicsOfOld_takeTimesFarAhead_andWhatAnOperatorSetStays(@TempDir Path dir) throws Exception {
        try (EmbeddedBroker broker = new EmbeddedBroker(new EmbeddedBrokerConfig(dir, 0))) {
            broker.start();
            Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
            try (Admin admin = Admin.create(client)) {
                admin.createTopics(List.of(
                                new NewTopic(OF_OLD, 1, (short) 1).configs(Map.of("retention.ms", "1234567")),
                                new NewTopic(BY_HAND, 1, (short) 1).configs(Map.of(SETTING, "5000"))))
                        .all()
                        .get();
                MetricTopics.ensure(admin, 1);
                assertThat(setting(admin, OF_OLD, SETTING)).isEqualTo(Long.toString(Long.MAX_VALUE));
                assertThat(setting(admin, OF_OLD, "retention.ms")).isEqualTo("1234567");
                assertThat(setting(admin, BY_HAND, SETTING)).isEqualTo("5000");
                assertThat(setting(admin, MetricTopic.DEAD_LETTER, SETTING)).isEqualTo(Long.toString(Long.MAX_VALUE));
            }
            sendAhead(client);
        }
    }

    private static void sendAhead(Map<String, Object> client) throws Exception {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
            long ahead = System.currentTimeMillis() + TWO_HOURS;
            assertThat(producer.send(new ProducerRecord<>(OF_OLD, 0, ahead, null, "{}"))
                            .get()
                            .offset())
                    .isZero();
        }
    }

    private static String setting(Admin admin, String topic, String name) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        ConfigEntry entry = admin.describeConfigs(List.of(resource))
                .all()
                .get()
                .get(resource)
                .get(name);
        return entry.value();
    }
}
