package io.takhin.topology.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.takhin.topology.history.History;
import io.takhin.topology.history.HistoryAnswer;
import io.takhin.topology.history.HistoryAnswer.Values;
import io.takhin.topology.history.HistoryQuery;
import io.takhin.topology.history.NothingKnownException;
import io.takhin.topology.history.SeriesKey.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is told part by part is what is told at once, to the last bit. */
class SeriesPartsTest {

    private static final int STEPS = 10_000;
    private static final long FROM = 7_000;
    private static final long TO = FROM + STEPS * 1000L;

    /** Random series; some come, or go, some are silent, and one is there in name only. */
    private static final class Random10 implements History {

        private final Map<String, double[]> series = new TreeMap<>();
        private final double[] cluster = new double[STEPS + 1];

        Random10(long seed) {
            Random random = new Random(seed);
            for (int i = 0; i < 10; i++) {
                double[] values = new double[STEPS + 1];
                int came = i < 5 ? 0 : random.nextInt(STEPS);
                int left = i < 8 ? values.length : came + random.nextInt(STEPS);
                for (int step = 0; step < values.length; step++) {
                    boolean known = step >= came && step < left && random.nextInt(50) > 0;
                    values[step] = known ? random.nextInt(1_000_000) / 1_000.0 : Double.NaN;
                }
                series.put("s" + i, values);
            }
            double[] never = new double[STEPS + 1];
            Arrays.fill(never, Double.NaN);
            series.put("never", never);
            for (int step = 0; step < cluster.length; step++) {
                cluster[step] = random.nextInt(10) == 0 ? Double.NaN : 1;
            }
        }

        @Override
        public SortedSet<String> names(Kind kind, String clusterId, String topic, long from, long to) {
            return new TreeSet<>(series.keySet());
        }

        @Override
        public HistoryAnswer ask(HistoryQuery query) {
            String name = query.partition().isEmpty() ? query.name() : query.partition();
            int from = (int) ((query.fromMillis() - FROM) / 1000) + 1;
            int to = (int) ((query.toMillis() - FROM) / 1000) + 1;
            double[] values = Arrays.copyOfRange(series.getOrDefault(name, cluster), from, to);
            // a part of the series are there now
            if (!name.equals("s1") && Arrays.stream(values).allMatch(Double::isNaN) && query.kind() != Kind.CLUSTER) {
                throw new NothingKnownException("no " + name);
            }
            Map<String, Values> metrics = new LinkedHashMap<>();
            query.metrics().forEach(metric -> metrics.put(metric, new Values("x", values, null, null)));
            return new HistoryAnswer("c", query.fromMillis(), query.toMillis(), 1, 1, metrics, Map.of());
        }
    }

    private static SeriesQuestion question(Kind of, Aggregate aggregate, boolean rate) {
        String topic = of == Kind.PARTITION ? "orders" : "";
        return new SeriesQuestion(
                of, "c", topic, "logEnd", rate, aggregate, 4, 0.7, null, null, false, false, FROM, TO, 1);
    }

    private static List<SeriesAnswer> parts(History history, SeriesQuestion question) {
        SeriesParts parts = new SeriesParts(history, question, false);
        while (!parts.prepare()) {
            // the next bit
        }
        List<SeriesAnswer> all = new ArrayList<>();
        parts.forEachRemaining(all::add);
        return all;
    }

    private static double[] values(Stream<double[]> parts) {
        return parts.flatMapToDouble(Arrays::stream).toArray();
    }

    @ParameterizedTest
    @EnumSource(Aggregate.class)
    void partsPutTogether_areTheAnswer(Aggregate aggregate) {
        for (Kind of : List.of(Kind.TOPIC, Kind.PARTITION, Kind.BROKER)) {
            for (long seed = 1; seed < 6; seed++) {
                requireSame(new Random10(seed), question(of, aggregate, of == Kind.PARTITION));
            }
        }
    }

    private static void requireSame(History history, SeriesQuestion question) {
        SeriesAnswer whole = SeriesQueries.ask(history, question, false);
        List<SeriesAnswer> parts = parts(history, question);
        assertThat(parts).hasSize(3);
        assertThat(parts.get(0).fromMillis()).isEqualTo(FROM);
        assertThat(parts.get(2).toMillis()).isEqualTo(TO);
        if (whole.items() == null) {
            assertThat(values(parts.stream().map(SeriesAnswer::values))).isEqualTo(whole.values());
            assertThat(parts.stream().flatMapToInt(part -> Arrays.stream(part.known())))
                    .containsExactly(box(whole.known()));
            assertThat(parts.stream().flatMapToInt(part -> Arrays.stream(part.asked())))
                    .containsExactly(box(whole.asked()));
            return;
        }
        for (int i = 0; i < whole.items().size(); i++) {
            int item = i;
            assertThat(parts).allMatch(part -> part.items()
                    .get(item)
                    .name()
                    .equals(whole.items().get(item).name()));
            assertThat(parts.get(0).items().get(i).rank())
                    .isEqualTo(whole.items().get(i).rank());
            assertThat(values(parts.stream().map(part -> part.items().get(item).values())))
                    .isEqualTo(whole.items().get(i).values());
        }
        assertThat(parts.get(0).items()).hasSameSizeAs(whole.items());
    }

    private static Integer[] box(int[] numbers) {
        return Arrays.stream(numbers).boxed().toArray(Integer[]::new);
    }

    @Test
    void moreThanMayBeTold_isRefused_beforeAnythingIsRead() {
        SeriesQuestion month = new SeriesQuestion(
                Kind.TOPIC,
                "c",
                "",
                "lag",
                false,
                Aggregate.SUM,
                1,
                0,
                null,
                null,
                false,
                false,
                0,
                20_000_000_000L,
                1);
        SeriesParts parts = new SeriesParts(new Random10(1), month, false);
        assertThatThrownBy(parts::prepare)
                .isInstanceOf(TooMuchException.class)
                .hasMessageContaining("220000000 values; at most 100000000");
    }
}
