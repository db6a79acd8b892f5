package io.takhin.broker.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.takhin.broker.event.GroupState;
import io.takhin.broker.event.MetricEvent;
import io.takhin.broker.event.MetricTopic;
import io.takhin.broker.event.TopicTraffic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class KafkaMetricSinkTest {

    private static final Map<String, Object> NOBODY =
            Map.of("bootstrap.servers", "127.0.0.1:1", "default.api.timeout.ms", 200, "request.timeout.ms", 100);

    private static final MetricEvent EVENT =
            new GroupState("c1", 5_000, true, true, new String[0], new String[0], new int[0], new int[0], null);

    @Test
    void events_areDroppedAndCounted_whenTheQueueIsFull() {
        KafkaMetricSink sink = new KafkaMetricSink(NOBODY, 10);
        for (int i = 0; i < 14; i++) {
            sink.send(EVENT, 0);
        }
        assertThat(sink.droppedTotal()).isEqualTo(4);
        sink.close();
        sink.send(EVENT, 0);
        assertThat(sink.droppedTotal()).isEqualTo(5);
    }

    @Test
    void buckets_areNone_whileTheClusterIsAway_andThatIsLoggedOnce() {
        Logger logger = (Logger) LoggerFactory.getLogger(KafkaMetricSink.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        KafkaMetricSink sink = new KafkaMetricSink(NOBODY, 10);
        try {
            assertThat(sink.bucketCount(MetricTopic.TOPIC_TRAFFIC)).isZero();
            sink.start();
            // several attempts fit: each takes 200 ms, the first pauses are 100, 200 and 400 ms
            await().atMost(Duration.ofSeconds(30)).until(() -> !warnings(log).isEmpty());
            await().during(Duration.ofSeconds(2))
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> sink.bucketCount(MetricTopic.TOPIC_TRAFFIC) == 0);
        } finally {
            sink.close();
            logger.detachAppender(log);
        }
        assertThat(warnings(log))
                .singleElement()
                .asString()
                .startsWith("Metric topics can't be reached now, will keep trying: ");
    }

    private static List<String> warnings(ListAppender<ILoggingEvent> log) {
        return List.copyOf(log.list).stream()
                .filter(event -> event.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Test
    void record_isInTheBucketsPartition_atTheEventsTime_withAReadableKey() {
        ProducerRecord<String, byte[]> record = EventRecords.of(EVENT, 3);
        assertThat(record.topic()).isEqualTo("__takhin.group-offset");
        assertThat(record.partition()).isEqualTo(3);
        assertThat(record.timestamp()).isEqualTo(5_000);
        assertThat(record.key()).isEqualTo("c1");
        MetricEvent traffic =
                new TopicTraffic("c1", 7, 1, 2, true, true, new String[0], new long[0], new long[0], new long[0]);
        assertThat(EventRecords.key(traffic)).isEqualTo("c1|7");
    }
}
