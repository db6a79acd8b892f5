package io.takhin.broker.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DemoTopicTest {

    @Test
    void topics_stayUnderTheirBoundTogether_inEachSecond() {
        double most = IntStream.range(0, 3_600)
                .mapToDouble(second -> Arrays.stream(DemoTopic.values())
                        .mapToDouble(topic -> topic.recordsPerSecond(second))
                        .sum())
                .max()
                .orElseThrow();
        assertThat(most).isBetween(1_000.0, (double) DemoTopic.MAX_RECORDS_PER_SECOND);
    }

    @Test
    void analytics_fallsBehindSlowly() {
        double clicks = IntStream.range(0, 300)
                .mapToDouble(DemoTopic.CLICKS::recordsPerSecond)
                .average()
                .orElseThrow();
        assertThat(clicks).isEqualTo(150);
        assertThat(DemoGroup.SLOW_RECORDS_PER_SECOND).isEqualTo(120);
    }
}
