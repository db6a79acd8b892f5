package io.takhin.topology.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.takhin.topology.kit.Events;
import io.takhin.topology.kit.PartitionTick;
import io.takhin.topology.kit.ToldLogs;
import io.takhin.topology.kit.ToldLogs.Delivery;
import io.takhin.topology.kit.ToldLogs.Step;
import io.takhin.topology.kit.TopologyKit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Two brokers tell of a topic's log ends at irregular ticks; some events come twice, late or never, and brokers restart. Each
 * second is compared with the straight lines through what was told in time.
 */
class IrregularTicksTest {

    private static final long FROM_MILLIS = 1_000_000;

    private static Path folder;
    private static TopologyKit kit;
    private static int clusters;

    @BeforeContainer
    static void open() throws IOException {
        folder = Files.createTempDirectory("irregular-ticks");
        kit = new TopologyKit(folder);
    }

    @AfterContainer
    static void close() throws IOException {
        kit.close();
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Property(tries = 300)
    void everySecond_liesOnTheLine_andTheSumIsTheLogEndsDifference(
            @ForAll("steps") List<Step> first, @ForAll("steps") List<Step> second) {
        String cluster = "cluster-" + clusters++;
        ToldLogs one = new ToldLogs(1, FROM_MILLIS, first);
        ToldLogs two = new ToldLogs(2, FROM_MILLIS, second);
        long endMillis = Math.floorDiv(Math.max(one.lastMillis(), two.lastMillis()), 1000) * 1000 + 2_000;
        deliver(cluster, one.untilMillis(endMillis), two.untilMillis(endMillis));

        double[] told = told(cluster, FROM_MILLIS, endMillis);
        double sum = 0;
        for (int i = 0; i < told.length; i++) {
            assertThat(told[i]).isGreaterThanOrEqualTo(0);
            sum += told[i];
            long boundary = FROM_MILLIS + (i + 1) * 1000L;
            double line = one.appendedUntil(boundary) + two.appendedUntil(boundary);
            assertThat(sum).as("appended until %d", boundary).isCloseTo(line, within(1.001));
        }
        assertThat(sum).isEqualTo(one.appended() + two.appended());
    }

    /** In the order of their arrival, those of both mixed. */
    private static void deliver(String cluster, List<ToldLogs.Told> one, List<ToldLogs.Told> two) {
        List<ToldLogs.Told> all = new ArrayList<>(one);
        all.addAll(two);
        all.sort(Comparator.comparingLong(ToldLogs.Told::arrivalMillis));
        for (ToldLogs.Told told : all) {
            PartitionTick tick = Events.plugin(told.broker(), told.atMillis())
                    .ofCluster(cluster)
                    .epoch(told.epochMillis());
            if (told.full()) {
                tick.full();
            }
            tick.topic("orders");
            told.ends().forEach((partition, end) -> tick.partition(partition, 0, end));
            kit.pipe(tick.event());
        }
    }

    private static double[] told(String cluster, long fromMillis, long toMillis) {
        Series series = kit.views().topic(cluster, "orders").orElseThrow().produceRate();
        int first = (int) ((fromMillis - series.fromMillis()) / 1000);
        assertThat(series.fromMillis() + series.points().length * 1000L).isEqualTo(toMillis);
        double[] points = new double[(int) ((toMillis - fromMillis) / 1000)];
        System.arraycopy(series.points(), first, points, 0, points.length);
        return points;
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> gap =
                Arbitraries.oneOf(Arbitraries.integers().between(300, 3_000), Arbitraries.of(500, 1_000, 2_000));
        Arbitrary<Long> growth = Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(0L)),
                Tuple.of(5, Arbitraries.longs().between(1, 1_000_000)),
                Tuple.of(1, Arbitraries.longs().between(1, 1L << 44)));
        Arbitrary<Delivery> delivery = Arbitraries.frequency(
                Tuple.of(8, Delivery.IN_TIME),
                Tuple.of(1, Delivery.TWICE),
                Tuple.of(1, Delivery.AFTER_THE_NEXT),
                Tuple.of(1, Delivery.NEVER),
                Tuple.of(1, Delivery.AFTER_A_RESTART));
        return Combinators.combine(gap, growth, growth, delivery, Arbitraries.of(true, false, false))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }
}
