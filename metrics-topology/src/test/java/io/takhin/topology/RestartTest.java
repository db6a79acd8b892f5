package io.takhin.topology;

import static io.takhin.topology.kit.Events.broker;
import static io.takhin.topology.kit.Events.cluster;
import static io.takhin.topology.kit.Events.collector;
import static io.takhin.topology.kit.Events.group;
import static io.takhin.topology.kit.Events.offsets;
import static io.takhin.topology.kit.Events.plugin;
import static io.takhin.topology.kit.Events.produceLatency;
import static io.takhin.topology.kit.Events.traffic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.takhin.topology.kit.WithTopology;
import io.takhin.topology.view.ClusterSnapshot;
import io.takhin.topology.view.LagStatus;
import io.takhin.topology.view.TimeLag;
import io.takhin.topology.view.TopicDetail;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** After a restart the boards are filled from the stores, and say the same. */
class RestartTest extends WithTopology {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Two brokers with plugins, the collector, a busy topic, a new one, a quiet one, and a group that falls behind. */
    private void minute(int fromSecond) {
        for (int second = fromSecond; second < fromSecond + 60; second++) {
            long at = second * 1000L;
            boolean full = second == 10;
            var first = plugin(1, at).topic("busy").partition(0, 0, second * 100L);
            var bytes = traffic(1, at).topic("busy", second * 1_000L, second * 900L);
            if (full) {
                first.full().topic("quiet").partition(0, 0, 77);
                bytes.full();
            }
            if (second == 40) {
                first.topic("new").partition(0, 0, 5);
            }
            var second2 = plugin(2, at).topic("busy").partition(1, 0, second * 10L);
            kit.pipe(
                    broker(1, at),
                    broker(2, at),
                    cluster(at, 1, 2),
                    first.event(),
                    (full ? second2.full() : second2).event(),
                    bytes.event(),
                    (full ? traffic(2, at).full() : traffic(2, at)).event(),
                    produceLatency(1, second, at, 5, second),
                    produceLatency(2, second, at, 500));
            var commits = offsets(at);
            if (second % 7 == 0 || full) {
                commits.commit("billing", "busy", 0, second * 50L);
            }
            kit.pipe((full ? commits.full() : commits).event());
            if (full) {
                listAll(at);
            }
        }
    }

    private void listAll(long at) {
        kit.pipe(
                collector(at)
                        .full()
                        .topic("busy")
                        .partition(0, 0, 1_000)
                        .partition(1, 0, 100)
                        .topic("quiet")
                        .partition(0, 0, 77)
                        .event(),
                group(at, "billing", "Stable", 2));
    }

    private static String json(Object row) {
        return JSON.valueToTree(row).toPrettyString();
    }

    /** A group's recent lag until second 63, when it last committed. */
    private static double[] toLastWrite(ClusterSnapshot snapshot) {
        return Arrays.copyOfRange(snapshot.groups().get(0).recentLag().points(), 1, 55);
    }

    @Test
    void snapshotAndSeries_areTheSameAfterARestart() {
        minute(10);
        ClusterSnapshot before = kit.snapshot();
        TopicDetail busy = kit.detail("busy");
        TopicDetail quiet = kit.detail("quiet");
        TopicDetail fresh = kit.detail("new");

        kit = kit.restarted();

        ClusterSnapshot after = kit.snapshot();
        assertThat(json(after.latency())).isEqualTo(json(before.latency()));
        assertThat(json(kit.detail("busy"))).isEqualTo(json(busy));
        assertThat(json(kit.detail("quiet"))).isEqualTo(json(quiet));
        assertThat(json(kit.detail("new"))).isEqualTo(json(fresh));
        assertThat(json(after.groups().get(0).topics()))
                .isEqualTo(json(before.groups().get(0).topics()));
        assertThat(toLastWrite(after)).containsExactly(toLastWrite(before)).doesNotContain(Double.NaN);
        assertThat(json(after.topics())).isEqualTo(json(before.topics()));
        assertThat(json(after.throughput())).isEqualTo(json(before.throughput()));
        assertThat(json(after.health())).isEqualTo(json(before.health()));
        assertThat(before.throughput().now().produceRate()).isEqualTo(110);
        assertThat(before.throughput().now().produceBytes()).isEqualTo(1_000);
    }

    @Test
    void ratesGoOn_withoutAGapOrASpike() {
        minute(10);
        kit = kit.restarted();
        minute(70);
        double[] produced = kit.detail("busy").produceRate().points();

        assertThat(Arrays.copyOfRange(produced, 300 - 118, 300)).containsOnly(110);
    }

    @Test
    void aStoppedGroup_isStillStopped() {
        for (int second = 10; second <= 60; second++) {
            long at = second * 1000L;
            kit.pipe(
                    cluster(at, 1),
                    collector(at)
                            .full()
                            .topic("orders")
                            .partition(0, 0, 100 + second)
                            .event(),
                    offsets(at).full().commit("billing", "orders", 0, 110).event());
        }
        assertThat(kit.lag("billing").status()).isEqualTo(LagStatus.STOP);

        kit = kit.restarted();

        assertThat(kit.lag("billing").status()).isEqualTo(LagStatus.STOP);
        kit.pipe(cluster(61_000, 1), collector(61_000).event(), offsets(61_000).event());
        assertThat(kit.lag("billing").status()).isEqualTo(LagStatus.STOP);
        assertThat(kit.group("billing").clearSeconds()).isNull();
    }

    @Test
    void timeLagOfAQuietTopic_isTheSame() {
        kit.pipe(
                cluster(10_000, 1),
                collector(10_000).full().topic("orders").partition(0, 0, 100).event(),
                offsets(10_000).full().commit("billing", "orders", 0, 100).event());
        for (long at = 11_000; at < 60_000; at += 1_000) {
            kit.pipe(cluster(at, 1), collector(at).event(), offsets(at).event());
        }
        kit.pipe(
                cluster(60_000, 1),
                collector(60_000).topic("orders").partition(0, 0, 101).event(),
                offsets(60_000).event());
        assertThat(kit.lag("billing").timeLag().millis()).isEqualTo(1_000);

        kit = kit.restarted();

        assertThat(kit.lag("billing").timeLag().millis()).isEqualTo(1_000);
    }

    @Test
    void timeLagOfALongLag_isTheSame() {
        for (int second = 10; second <= 1_000; second += 2) {
            long at = second * 1000L;
            kit.pipe(
                    cluster(at, 1),
                    collector(at).full().topic("orders").partition(0, 0, second).event(),
                    offsets(at).full().commit("billing", "orders", 0, 100).event());
        }
        TimeLag before = kit.lag("billing").timeLag();

        kit = kit.restarted();

        TimeLag after = kit.lag("billing").timeLag();
        assertThat(before.bound()).isEqualTo(TimeLag.Bound.exact);
        assertThat(after.bound()).isEqualTo(TimeLag.Bound.exact);
        assertThat(after.millis()).isCloseTo(900_000L, within(54_000L));
    }

    @Test
    void historiesOfATopicMadeAnew_areNotThoseOfTheOldOne() {
        for (int second = 10; second <= 200; second += 2) {
            long at = second * 1000L;
            kit.pipe(
                    cluster(at, 1),
                    collector(at)
                            .full()
                            .topic("orders", "old")
                            .partition(0, 0, second)
                            .event(),
                    offsets(at).full().commit("billing", "orders", 0, 0).event());
        }
        kit.pipe(
                cluster(201_000, 1),
                collector(201_000)
                        .full()
                        .topic("orders", "new")
                        .partition(0, 0, 900)
                        .event(),
                offsets(201_000).full().commit("billing", "orders", 0, 50).event());

        kit = kit.restarted();

        assertThat(kit.lag("billing").timeLag().millis()).isLessThan(2_000);
    }

    @Test
    void aGroupOfAnyName_canBeReadBack() {
        kit.pipe(
                collector(10_000).full().topic("orders").partition(0, 0, 100).event(),
                offsets(10_000).full().commit("a\u0000b", "orders", 0, 60).event(),
                group(10_000, "a\u0000b", "Empty", 0));

        kit = kit.restarted();

        assertThat(kit.group("a\u0000b").totalLag()).isEqualTo(40);
        assertThat(kit.group("a\u0000b").state()).isEqualTo("Empty");
    }

    @Test
    void aRepeatedEvent_changesNothing_alsoAfterARestart() {
        kit.pipe(
                collector(10_000).full().topic("orders").partition(0, 0, 100).event(),
                collector(11_000).topic("orders").partition(0, 0, 150).event());
        kit = kit.restarted();
        kit.pipe(
                collector(11_000).topic("orders").partition(0, 0, 150).event(),
                collector(12_000).topic("orders").partition(0, 0, 170).event());

        double[] produced = kit.detail("orders").produceRate().points();
        assertThat(produced[298]).isEqualTo(50);
        assertThat(produced[299]).isEqualTo(20);
    }
}
