package io.takhin.topology.query;

import static io.takhin.topology.kit.Events.CLUSTER;
import static io.takhin.topology.kit.Events.collector;
import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.topology.history.NothingKnownException;
import io.takhin.topology.history.SeriesKey.Kind;
import io.takhin.topology.kit.PartitionTick;
import io.takhin.topology.kit.WithTopology;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random topics that come and go: arithmetic on them against what was told, and against each one's history. */
class SeriesPropertyTest extends WithTopology {

    private static final int START = 36_000;
    private static final int SECONDS = 1_260;
    private static final int TOPICS = 6;

    /** At the beginning of each second; -1: the topic isn't there. */
    private final long[][] ends = new long[TOPICS][SECONDS];

    private static String name(int topic) {
        return (topic % 2 == 0 ? "even-" : "odd-") + topic;
    }

    /** The first two are there all the time, the others from some full tick to another; one is internal. */
    private void tell(Random random, boolean restarts) {
        int[] born = new int[TOPICS];
        int[] dead = new int[TOPICS];
        for (int topic = 0; topic < TOPICS; topic++) {
            born[topic] = topic < 2 ? 0 : 10 * (2 + random.nextInt(40));
            dead[topic] = topic < 2 ? SECONDS : born[topic] + 10 * (10 + random.nextInt(50));
        }
        for (int i = 0; i < SECONDS; i++) {
            PartitionTick tick = collector((START + i) * 1000L);
            tick.topic("__consumer_offsets").partition(0, 0, 1_000_000L * (i + 1));
            for (int topic = 0; topic < TOPICS; topic++) {
                boolean there = i >= born[topic] && i < dead[topic];
                long before = i == 0 || ends[topic][i - 1] < 0 ? 0 : ends[topic][i - 1];
                ends[topic][i] = there ? before + random.nextInt(100 * (topic + 1)) : -1;
                if (there) {
                    tick.topic(name(topic), "id-" + topic).partition(0, 0, ends[topic][i]);
                }
            }
            kit.pipe((i % 10 == 0 ? tick.full() : tick).event());
            if (restarts && random.nextInt(400) == 0) {
                kit = kit.restarted();
            }
        }
    }

    private SeriesAnswer ask(
            String metric, Aggregate aggregate, double q, String filter, int from, int to, int step, int count) {
        return SeriesQueries.ask(
                kit.history(),
                new SeriesQuestion(
                        Kind.TOPIC,
                        CLUSTER,
                        "",
                        metric,
                        false,
                        aggregate,
                        count,
                        q,
                        filter,
                        null,
                        false,
                        false,
                        (START + from) * 1000L,
                        (START + to) * 1000L,
                        step),
                false);
    }

    /** Each topic's values, as history tells them; of those that there were. */
    private List<double[]> each(String metric, String prefix, int from, int to, int step) {
        List<double[]> all = new ArrayList<>();
        for (int topic = 0; topic < TOPICS; topic++) {
            all.add(name(topic).startsWith(prefix) ? one(name(topic), metric, from, to, step) : unknown(to - from));
        }
        return all;
    }

    private double[] one(String topic, String metric, int from, int to, int step) {
        try {
            return kit.history(Kind.TOPIC, topic, metric, START + from, START + to, step)
                    .values();
        } catch (NothingKnownException e) {
            return unknown(to - from);
        }
    }

    private static double[] unknown(int steps) {
        double[] values = new double[steps];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    /** Of a new topic it is also known that there was nothing in the five minutes before. */
    private void requireThere(int asked, String prefix, int from, int step, String what) {
        if (isCalm(from, from + step)) {
            List<Integer> of = IntStream.range(0, TOPICS)
                    .filter(topic -> name(topic).startsWith(prefix))
                    .boxed()
                    .toList();
            long there = of.stream().filter(topic -> ends[topic][from] >= 0).count();
            long soon = of.stream()
                    .filter(topic -> ends[topic][from] < 0 && comesWithin(topic, from, from + step + 360))
                    .count();
            assertThat((long) asked).as(what).isBetween(there, there + soon);
        }
    }

    private boolean comesWithin(int topic, int from, int to) {
        return IntStream.range(from, Math.min(SECONDS, to)).anyMatch(second -> ends[topic][second] >= 0);
    }

    /** Whether no topic came or went around a step. */
    private boolean isCalm(int from, int to) {
        for (long[] topic : ends) {
            for (int i = Math.max(0, from - 12); i < Math.min(SECONDS - 1, to + 12); i++) {
                if (topic[i] < 0 != topic[i + 1] < 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private static double naive(Aggregate aggregate, double q, List<Double> values) {
        BigDecimal sum = values.stream().map(BigDecimal::valueOf).reduce(BigDecimal.ZERO, BigDecimal::add);
        List<Double> sorted = values.stream().sorted().toList();
        return switch (aggregate) {
            case SUM -> sum.doubleValue();
            case AVG ->
                sum.divide(BigDecimal.valueOf(values.size()), 9, java.math.RoundingMode.HALF_EVEN)
                        .doubleValue();
            case MAX -> Collections.max(values);
            case MIN -> Collections.min(values);
            default ->
                sorted.stream()
                        .filter(value ->
                                sorted.stream().filter(other -> other <= value).count() >= q * sorted.size())
                        .findFirst()
                        .orElseThrow();
        };
    }

    private void requireNaive(Random random, Aggregate aggregate, String prefix, int from, int to, int step) {
        String metric = random.nextBoolean() ? "produceRate" : "logEnd";
        double q = random.nextInt(101) / 100.0;
        SeriesAnswer answer = ask(metric, aggregate, q, prefix.isEmpty() ? null : prefix + "*", from, to, step, 0);
        List<double[]> each = each(metric, prefix, from, to, step);
        for (int i = 0; i < (to - from) / step; i++) {
            int at = i;
            List<Double> values = each.stream()
                    .map(topic -> topic[at])
                    .filter(value -> !Double.isNaN(value))
                    .toList();
            String of = aggregate + " " + q + " of " + metric + " of " + prefix + " at " + (from + i * step) + " by "
                    + step;
            assertThat(answer.known()[i]).as(of).isEqualTo(values.size());
            requireThere(answer.asked()[i], prefix, from + i * step, step, of);
            if (answer.known()[i] == answer.asked()[i] && !values.isEmpty()) {
                assertThat(answer.values()[i])
                        .as(of)
                        .isCloseTo(naive(aggregate, q, values), org.assertj.core.data.Offset.offset(2e-9));
            } else {
                assertThat(answer.values()[i]).as(of).isNaN();
                assertThat(answer.unknown()).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void oneOfMany_isTheNaiveOne(long seed) {
        Random random = new Random(seed);
        tell(random, true);
        for (int n = 0; n < 30; n++) {
            int step = new int[] {1, 10, 60}[n % 3];
            int from = random.nextInt((SECONDS - 100) / 60) * 60;
            int to = Math.min(SECONDS - 60, from + step * (1 + random.nextInt(12)));
            Aggregate aggregate = Aggregate.values()[random.nextInt(5)];
            requireNaive(random, aggregate, List.of("", "even-", "odd-").get(random.nextInt(3)), from, to, step);
        }
    }

    /** The sum of all topics is the cluster's own, and the growth of what was told. */
    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void sumOfAll_isTheClusters_andTheGrowthOfLogEnds(long seed) {
        // a topic that is deleted just before a restart is missing from the cluster's own minute
        tell(new Random(seed), false);
        int steps = 0;
        for (int step : new int[] {1, 10, 60}) {
            SeriesAnswer answer = ask("produceRate", Aggregate.SUM, 0, null, 0, 1_140, step, 0);
            double[] cluster = kit.history(Kind.CLUSTER, "", "produceRate", START, START + 1_140, step)
                    .values();
            for (int i = 0; i < cluster.length; i++) {
                if (!Double.isNaN(answer.values()[i])) {
                    assertThat(answer.values()[i]).isEqualTo(cluster[i]);
                    steps++;
                }
                if (isCalm(i * step, i * step + step)) {
                    assertThat(Math.round(answer.values()[i] * step)).isEqualTo(growth(i * step, i * step + step));
                }
            }
        }
        assertThat(steps).isGreaterThan(900);
    }

    private long growth(int from, int to) {
        return Arrays.stream(ends)
                .filter(topic -> topic[from] >= 0)
                .mapToLong(topic -> topic[to] - topic[from])
                .sum();
    }

    @ParameterizedTest
    @ValueSource(longs = {6})
    void topAndBottom_areThoseOfTheNaiveOrder(long seed) {
        tell(new Random(seed), true);
        List<double[]> each = each("produceRate", "", 600, 1_200, 10);
        List<Integer> order = IntStream.range(0, TOPICS)
                .filter(topic -> !Double.isNaN(mean(each.get(topic))))
                .boxed()
                .sorted(Comparator.comparingDouble(topic -> -mean(each.get(topic))))
                .toList();
        SeriesAnswer top = ask("produceRate", Aggregate.TOP, 0, null, 600, 1_200, 10, 3);
        SeriesAnswer bottom = ask("produceRate", Aggregate.BOTTOM, 0, null, 600, 1_200, 10, 100);
        assertThat(top.items())
                .extracting(SeriesAnswer.Item::name)
                .isEqualTo(order.stream().limit(3).map(SeriesPropertyTest::name).toList());
        List<Integer> reversed = new ArrayList<>(order);
        Collections.reverse(reversed);
        assertThat(bottom.items())
                .extracting(SeriesAnswer.Item::name)
                .isEqualTo(reversed.stream().map(SeriesPropertyTest::name).toList());
        for (SeriesAnswer.Item item : bottom.items()) {
            double[] values = each.get(item.name().charAt(item.name().length() - 1) - '0');
            assertThat(item.values()).containsExactly(values);
            assertThat(item.rank()).isCloseTo(mean(values), org.assertj.core.data.Offset.offset(1e-9));
            assertThat((long) item.knownSteps())
                    .isEqualTo(Arrays.stream(values)
                            .filter(value -> !Double.isNaN(value))
                            .count());
        }
    }

    private static double mean(double[] values) {
        return Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }
}
