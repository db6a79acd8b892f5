package io.takhin.topology.view;

import static io.takhin.topology.kit.Events.broker;
import static io.takhin.topology.kit.Events.cluster;
import static io.takhin.topology.kit.Events.plugin;
import static io.takhin.topology.kit.Events.produceLatency;
import static io.takhin.topology.kit.Events.traffic;
import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.broker.event.ClusterState;
import io.takhin.topology.kit.TopologyKit;
import io.takhin.topology.kit.WithTopology;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Three brokers, one partition of "orders" each; broker b appends 10 b records a second, and 1,000 bytes for each. */
class ClocksTest extends WithTopology {

    private static final long START = 7_200_000;
    private static final int HOUR = 3_600_000;
    private static final int FULL_EVERY = 10;

    /** The second tick {@code i}: all tell, the collector too if {@code collector}; each broker by its own clock. */
    private void tick(int i, boolean collector, long... aheadMillis) {
        tick(i, i, aheadMillis);
        if (collector) {
            kit.pipe(cluster(START + 1_000L * i, 1, 2, 3));
        }
    }

    private void tick(int i, int appending, long... aheadMillis) {
        long now = START + 1_000L * i;
        for (int b = 1; b <= 3; b++) {
            long at = now + aheadMillis[b - 1];
            long records = 10L * b * appending;
            boolean full = i % FULL_EVERY == 0;
            var traffic = traffic(b, at).topic("orders", 1_000 * records, 0);
            var partitions = plugin(b, at).topic("orders").partition(b - 1, 0, records);
            kit.pipe(
                    full ? traffic.full().event() : traffic.event(),
                    full ? partitions.full().event() : partitions.event(),
                    produceLatency(b, i + 1, at, 2, 3),
                    broker(b, at));
        }
    }

    private void ticks(int from, int to, long... aheadMillis) {
        for (int i = from; i < to; i++) {
            tick(i, true, aheadMillis);
        }
    }

    private double[] produced(int seconds) {
        return TopologyKit.last(
                seconds, kit.snapshot().throughput().produceRate().points());
    }

    private double[] bytes(int seconds) {
        return TopologyKit.last(
                seconds, kit.snapshot().throughput().produceBytes().points());
    }

    /** Of all seconds that are known. */
    private static double total(Series series) {
        return Arrays.stream(series.points())
                .filter(point -> !Double.isNaN(point))
                .sum();
    }

    private static double[] each(int seconds, double value) {
        double[] points = new double[seconds];
        Arrays.fill(points, value);
        return points;
    }

    @ParameterizedTest
    @CsvSource({"0, 30000, -30000", "0, 3600000, 0", "0, -3600000, 0", "15000, 0, -15000", "0, 86400000, 0"})
    void ratesAreRight_andTheSkewIsShown_howeverFarClocksAreApart(long first, long second, long third) {
        ticks(0, 36, first, second, third);

        ClusterSnapshot views = kit.snapshot();
        assertThat(views.atMillis()).isEqualTo(START + 35_000);
        assertThat(produced(20)).isEqualTo(each(20, 60));
        assertThat(bytes(20)).isEqualTo(each(20, 60_000));
        assertThat(TopologyKit.last(3, views.latency().produce().countSeries().points()))
                .isEqualTo(each(3, 6));
        assertThat(views.health().brokers())
                .extracting(BrokerRow::clockOffsetMillis)
                .containsExactly(first, second, third);
        assertThat(views.health().brokers()).allMatch(BrokerRow::plugin);
        assertThat(kit.broker(2).rates().produceBytes()).isEqualTo(20_000);
        assertThat(views.health().problems()).extracting(Problem::code).containsOnly("clock-skew");
    }

    @Test
    void theSkew_isToldInWords() {
        ticks(0, 15, 0, HOUR, -30_000);
        long atMillis = kit.snapshot().atMillis();
        assertThat(kit.snapshot().health().problems())
                .containsExactly(
                        new Problem(
                                Problem.Severity.warning,
                                "clock-skew",
                                "Broker 2's clock is 3,600 s ahead of the collector's; its times are corrected by that.",
                                atMillis),
                        new Problem(
                                Problem.Severity.warning,
                                "clock-skew",
                                "Broker 3's clock is 30 s behind the collector's; its times are corrected by that.",
                                atMillis));
    }

    /** Its counters are cumulative: nothing is lost when its clock is set, and no second gets what isn't its own. */
    @ParameterizedTest
    @ValueSource(longs = {-HOUR, -30_000, -5_000, -2_000, -1_000, 1_000, 2_000, 5_000, 30_000, HOUR})
    void aClockThatIsSet_freezesNothing_andNoRecordIsLost(long step) {
        ticks(0, 15, 0, 0, 0);
        for (int i = 15; i < 40; i++) {
            tick(i, true, 0, step, 0);
            if (i > 17) {
                assertThat(kit.snapshot().atMillis()).isBetween(START + 1_000L * i - 6_000, START + 1_000L * i + 1_000);
            }
        }
        assertThat(kit.snapshot().atMillis()).isBetween(START + 37_000, START + 39_000);
        assertThat(produced(15)).isEqualTo(each(15, 60));
        for (int i = 40; i < 46; i++) {
            tick(i, 39, 0L, step, 0L);
            kit.pipe(cluster(START + 1_000L * i, 1, 2, 3));
        }
        assertThat(total(kit.snapshot().throughput().produceRate())).isEqualTo(39 * 60);
        assertThat(total(kit.snapshot().throughput().produceBytes())).isEqualTo(39 * 60_000);
        assertThat(Arrays.stream(produced(40))).as("no spike").allMatch(records -> records <= 40 + 4 * 20);
    }

    @Test
    void aClockThatIsSetRight_isFollowed() {
        ticks(0, 25, 0, HOUR, 0);
        ticks(25, 45, 0, 0, 0);

        assertThat(kit.snapshot().atMillis()).isEqualTo(START + 44_000);
        assertThat(kit.broker(2).clockOffsetMillis()).isZero();
        assertThat(kit.snapshot().health().problems()).isEmpty();
        assertThat(produced(15)).isEqualTo(each(15, 60));
        assertThat(Arrays.stream(produced(30)).sum()).isEqualTo(30 * 60);
    }

    @Test
    void theOffset_outlivesARestart() {
        ticks(0, 25, 0, HOUR, 0);
        kit = kit.restarted();
        assertThat(kit.broker(2).clockOffsetMillis()).isEqualTo(HOUR);
        ticks(25, 30, 0, HOUR, 0);

        assertThat(kit.snapshot().atMillis()).isEqualTo(START + 29_000);
        assertThat(produced(15)).isEqualTo(each(15, 60));
    }

    @Test
    void withoutACollector_theMiddleClockIsTheReference() {
        for (int i = 0; i < 45; i++) {
            tick(i, false, 0, HOUR, 0);
        }
        assertThat(kit.snapshot().atMillis()).isEqualTo(START + 44_000);
        assertThat(kit.broker(2).clockOffsetMillis()).isEqualTo(HOUR);
        assertThat(produced(25)).isEqualTo(each(25, 60));
    }

    /** The first who tells after an outage of all is not ahead: the others are late. */
    @Test
    void anOutageOfAll_isNoSkew() {
        ticks(0, 20, 0, 0, 0);
        ticks(620, 640, 0, 0, 0);
        assertThat(kit.snapshot().health().brokers())
                .extracting(BrokerRow::clockOffsetMillis)
                .containsExactly(0L, 0L, 0L);
        kit = kit.restarted();
        ticks(1_240, 1_260, 0, 0, 0);
        assertThat(kit.snapshot().health().brokers())
                .extracting(BrokerRow::clockOffsetMillis)
                .containsExactly(0L, 0L, 0L);
    }

    /** A queue that empties at once: all by another time, so no clock. */
    @Test
    void lateEvents_areNoSkew() {
        ticks(0, 20, 0, 0, 0);
        for (int i = 20; i < 32; i++) {
            long now = START + 1_000L * i;
            kit.pipe(broker(1, now), broker(3, now), cluster(now, 1, 2, 3));
        }
        for (int i = 20; i < 32; i++) {
            kit.pipe(broker(2, START + 1_000L * i));
        }
        assertThat(kit.snapshot().health().brokers())
                .extracting(BrokerRow::clockOffsetMillis)
                .containsExactly(0L, 0L, 0L);
    }

    /** After a stall all brokers' queues empty slowly: for some seconds all events are late alike, then they are in time. */
    @ParameterizedTest
    @CsvSource({"3, -3000", "5, -3000", "9, -2000", "25, -3000", "25, -2000"})
    void eventsThatAreLateAlike_leaveNoSkewBehind(int lateTicks, long late) {
        ticks(0, 20, 0, 0, 0);
        for (int i = 20; i < 20 + lateTicks; i++) {
            tick(i, i, late, late, late);
            kit.pipe(cluster(START + 1_000L * i, 1, 2, 3));
        }
        if (lateTicks < 10) {
            assertThat(offsets()).containsExactly(0L, 0L, 0L);
        }
        ticks(20 + lateTicks, 60, 0, 0, 0);
        assertThat(offsets()).containsExactly(0L, 0L, 0L);
        assertThat(kit.snapshot().atMillis()).isEqualTo(START + 59_000);
    }

    private List<Long> offsets() {
        return kit.snapshot().health().brokers().stream()
                .map(BrokerRow::clockOffsetMillis)
                .toList();
    }

    private static ClusterState slow(ClusterState e) {
        return new ClusterState(
                e.clusterId(),
                e.atMillis(),
                e.brokers(),
                e.hosts(),
                e.racks(),
                e.controllerId(),
                e.logBytes(),
                e.diskTotalBytes(),
                e.diskUsableBytes(),
                5_000,
                0,
                e.problems(),
                "collector-1");
    }

    @Test
    void aSlowCollector_isNoSkew() {
        ticks(0, 20, 0, 0, 0);
        for (int i = 20; i < 60; i++) {
            tick(i, false, 0, 0, 0);
            if (i % 5 == 0) {
                kit.pipe(slow(cluster(START + 1_000L * (i - 5), 1, 2, 3)));
            }
        }
        assertThat(kit.snapshot().health().brokers())
                .extracting(BrokerRow::clockOffsetMillis)
                .containsExactly(0L, 0L, 0L);
    }
}
