package io.takhin.broker.reporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.ClusterResource;
import org.apache.kafka.common.metrics.KafkaMetricsContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class TakhinMetricsReporterTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(TakhinMetricsReporter.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
        logger.setAdditive(false);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
        logger.setAdditive(true);
    }

    @Test
    void badSetting_isLogged_andTheBrokerGoesOn() {
        runThrough(Map.of("node.id", "1", "takhin.reporter.interval.ms", "never"));
        assertThat(errors()).singleElement().asString().contains("not started", "takhin.reporter.interval.ms");
    }

    @Test
    void noListenerToUse_isLogged_andTheBrokerGoesOn() {
        runThrough(Map.of("node.id", "1", "listeners", "SSL://:9093"));
        assertThat(errors())
                .singleElement()
                .asString()
                .contains("takhin.reporter.bootstrap.servers: expected host:port");
    }

    @Test
    void settingsThatAreNoBrokers_areLogged() {
        runThrough(Map.of());
        assertThat(errors()).singleElement().asString().contains("The plugin belongs in a broker's metric.reporters.");
    }

    @Test
    void disabled_startsNothing() {
        runThrough(Map.of("node.id", "1", "takhin.reporter.enable", "false"));
        assertThat(errors()).isEmpty();
        assertThat(threadNames()).noneMatch(name -> name.startsWith("takhin-"));
    }

    @Test
    void enabled_startsOnce_andClosesWhatItStarted() {
        TakhinMetricsReporter reporter = new TakhinMetricsReporter();
        reporter.configure(Map.of("node.id", "1", "takhin.reporter.bootstrap.servers", "127.0.0.1:1"));
        reporter.init(List.of());
        assertThat(threadNames()).noneMatch(name -> name.startsWith("takhin-"));
        reporter.onUpdate(new ClusterResource("c1"));
        reporter.onUpdate(new ClusterResource("c1"));
        assertThat(threadNames()).containsOnlyOnce("takhin-reporter", "takhin-metric-sink");
        reporter.close();
        reporter.close();
        assertThat(threadNames()).noneMatch(name -> name.startsWith("takhin-"));
        assertThat(errors()).isEmpty();
    }

    private static void runThrough(Map<String, String> config) {
        assertThatCode(() -> {
                    TakhinMetricsReporter reporter = new TakhinMetricsReporter();
                    reporter.configure(config);
                    reporter.contextChange(new KafkaMetricsContext("kafka.server", Map.of("kafka.cluster.id", "c1")));
                    reporter.init(List.of());
                    reporter.onUpdate(new ClusterResource("c1"));
                    reporter.close();
                })
                .doesNotThrowAnyException();
    }

    private List<String> errors() {
        return log.list.stream()
                .filter(event -> event.getLevel() == Level.ERROR)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private static List<String> threadNames() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> !name.contains("producer") && !name.contains("admin"))
                .toList();
    }
}
