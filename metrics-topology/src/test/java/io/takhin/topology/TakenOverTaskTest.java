package io.takhin.topology;

import static io.takhin.topology.kit.Events.broker;
import static io.takhin.topology.kit.Events.cluster;
import static io.takhin.topology.kit.Events.collector;
import static io.takhin.topology.kit.Events.offsets;
import static io.takhin.topology.kit.Events.plugin;
import static io.takhin.topology.kit.Events.produceLatency;
import static io.takhin.topology.kit.Events.traffic;
import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.broker.event.MetricEvent;
import io.takhin.topology.history.Annotation;
import io.takhin.topology.history.SeriesKey.Kind;
import io.takhin.topology.kit.WithTopology;
import io.takhin.topology.view.ClusterSnapshot;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A server dies, and another one's task goes on: its board has long followed what it reads again. */
class TakenOverTaskTest extends WithTopology {

    private static final int START = 36_000;

    private static MetricEvent[] tick(int second) {
        long at = (START + second) * 1000L;
        return new MetricEvent[] {
            broker(1, second < 25 ? 0 : (START + 24) * 1000L, at, 0),
            cluster(at, second < 28 ? new int[] {1} : new int[] {1, 2}),
            plugin(1, at).full().topic("orders").partition(0, 0, second * 100).event(),
            collector(at).full().topic("orders").partition(0, 0, second * 100).event(),
            traffic(1, at).full().topic("orders", second * 1_000, second * 500).event(),
            offsets(at).full().commit("billing", "orders", 0, second * 50).event(),
            produceLatency(1, second, at, 5, 7)
        };
    }

    private double[] history(Kind kind, String name, String metric) {
        return kit.history(kind, name, metric, START + 10, START + 50, 1).values();
    }

    @Test
    void whatWasFollowed_isInHistory() {
        for (int second = 0; second <= 20; second++) {
            kit.pipe(tick(second));
        }
        for (int second = 21; second <= 33; second++) {
            kit.follow(tick(second));
        }
        kit.recreateTasks();
        for (int second = 21; second <= 700; second++) {
            kit.pipe(tick(second));
        }

        assertThat(history(Kind.BROKER, "1", "produceP50")).containsOnly(0.005);
        assertThat(history(Kind.BROKER, "1", "connections")).containsOnly(5);
        assertThat(history(Kind.BROKER, "1", "produceBytes")).containsOnly(1_000);
        assertThat(history(Kind.TOPIC, "orders", "produceRate")).containsOnly(100);
        assertThat(history(Kind.GROUP, "billing", "consumedRate")).containsOnly(50);
        assertThat(kit.snapshot().latency().produce().count()).isEqualTo(20);
        assertThat(kit.annotations(START * 1000L, (START + 50) * 1000L))
                .extracting(Annotation::kind)
                .containsAll(Arrays.asList(Annotation.Kind.BROKER_STARTED, Annotation.Kind.BROKER_JOINED));
    }

    @Test
    void whileThatIsReadAgain_theViewsStayAsTheyWere() {
        for (int second = 0; second <= 20; second++) {
            kit.pipe(tick(second));
        }
        for (int second = 21; second <= 33; second++) {
            kit.follow(tick(second));
        }
        ClusterSnapshot before = kit.snapshot();
        kit.recreateTasks();
        assertThat(kit.snapshot()).isSameAs(before);
        assertThat(kit.history(Kind.TOPIC, "orders", "produceRate", START + 5, START + 15, 1)
                        .values())
                .containsOnly(100);
        for (int second = 21; second <= 33; second++) {
            for (MetricEvent event : tick(second)) {
                kit.pipe(event);
                assertThat(kit.snapshot()).isSameAs(before);
            }
        }
        kit.pipe(tick(34));
        assertThat(kit.snapshot().atMillis()).isEqualTo(before.atMillis() + 1_000);
        assertThat(kit.snapshot().throughput().now().produceRate()).isEqualTo(100);
    }

    /** What was told isn't always there to be read again. */
    @Test
    void whatIsNotReadAgain_isWaitedForAMinute() {
        for (int second = 0; second <= 20; second++) {
            kit.pipe(tick(second));
        }
        for (int second = 21; second <= 33; second++) {
            kit.follow(tick(second));
        }
        ClusterSnapshot before = kit.snapshot();
        kit.recreateTasks();
        for (int second = 34; second <= 100; second++) {
            kit.pipe(broker(1, (START + 24) * 1000L, (START + second) * 1000L, 0));
        }
        assertThat(kit.snapshot().atMillis()).isGreaterThan(before.atMillis());
    }
}
