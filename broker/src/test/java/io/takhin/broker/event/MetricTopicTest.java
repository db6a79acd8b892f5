package io.takhin.broker.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.storage.internals.log.LogConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricTopicTest {

    @ParameterizedTest
    @EnumSource
    void metricTopics_areInternal(MetricTopic topic) {
        assertThat(topic.topicName()).startsWith(MetricTopic.PREFIX);
        assertThat(MetricTopic.isInternal(topic.topicName())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "__orders", "takhin.topic-traffic", "__takhin"})
    void usersTopics_areNotInternal(String topic) {
        assertThat(MetricTopic.isInternal(topic)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"__consumer_offsets", "__transaction_state", "__share_group_state", "__cluster_metadata"})
    void kafkasOwnTopics_areInternal(String topic) {
        assertThat(MetricTopic.isInternal(topic)).isTrue();
    }

    @Test
    void settings_areOnesThatKafkaKnows() {
        assertThat(LogConfig.configNames()).containsAll(MetricTopic.settings().keySet());
    }

    @Test
    void everyEvent_hasItsTopic() {
        assertThat(Samples.all().stream().map(MetricTopic::of))
                .containsExactly(
                        MetricTopic.TOPIC_TRAFFIC,
                        MetricTopic.REQUEST_LATENCY,
                        MetricTopic.PARTITION_STATE,
                        MetricTopic.GROUP_OFFSET,
                        MetricTopic.GROUP_OFFSET,
                        MetricTopic.BROKER_STATE,
                        MetricTopic.BROKER_STATE);
    }
}
