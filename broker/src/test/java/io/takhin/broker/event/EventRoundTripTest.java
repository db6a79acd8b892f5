package io.takhin.broker.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written is what is read, whatever the names and numbers that an event may have. */
class EventRoundTripTest {

    /** Of a column in all. */
    private static final long MOST = 1L << 60;

    private final EventCodec codec = new EventCodec();

    @Property(tries = 300)
    void topicTraffic_isReadAsWritten(@ForAll("traffic") TopicTraffic event) throws UnreadableEventException {
        assertThat(codec.decode(codec.encode(event)))
                .get()
                .usingRecursiveComparison()
                .isEqualTo(event);
    }

    @Property(tries = 300)
    void partitionState_isReadAsWritten(@ForAll("partitions") PartitionState event) throws UnreadableEventException {
        assertThat(codec.decode(codec.encode(event)))
                .get()
                .usingRecursiveComparison()
                .isEqualTo(event);
    }

    @Property(tries = 300)
    void brokerState_isReadAsWritten(@ForAll("brokers") BrokerState event) throws UnreadableEventException {
        assertThat(codec.decode(codec.encode(event))).contains(event);
    }

    @Provide
    Arbitrary<TopicTraffic> traffic() {
        return Arbitraries.integers().between(0, 30).flatMap(rows -> Combinators.combine(
                        identity(), at(), names(rows), longs(rows, 0), longs(rows, 0), longs(rows, 0))
                .as((cluster, at, topics, messages, in, out) -> new TopicTraffic(
                        cluster, rows, at - 1, at, rows % 2 == 0, rows % 3 == 0, topics, messages, in, out)));
    }

    @Provide
    Arbitrary<PartitionState> partitions() {
        return Arbitraries.integers().between(1, 30).flatMap(rows -> Combinators.combine(
                        identity(), at(), names(rows), longs(rows, -1), longs(rows, -1), longs(rows, -1))
                .as((cluster, at, topics, starts, ends, sizes) -> new PartitionState(
                        cluster,
                        rows % 2 == 0 ? Source.PLUGIN : Source.COLLECTOR,
                        rows % 2 == 0 ? rows : -1,
                        at / 2,
                        at,
                        rows % 2 == 0,
                        rows % 3 == 0,
                        topics,
                        new String[0],
                        IntStream.range(0, rows).toArray(),
                        IntStream.range(0, rows).toArray(),
                        starts,
                        ends,
                        sizes,
                        new int[rows],
                        new int[rows],
                        new int[rows],
                        sizes,
                        rows % 2 == 0 ? null : "collector-" + rows)));
    }

    @Provide
    Arbitrary<BrokerState> brokers() {
        Arbitrary<Long> number = Arbitraries.longs().between(0, MOST).injectNull(0.3);
        Arbitrary<Double> ratio = Arbitraries.doubles().between(0, 1).injectNull(0.3);
        return Combinators.combine(identity(), at(), number, number, ratio, ratio, Arbitraries.of(true, false, null))
                .as((cluster, at, a, b, c, d, controller) -> new BrokerState(
                        cluster, 7, at, at, controller, a, c, d, b, a, b, a, b, a, b, a, b, a, b, a, b));
    }

    private static Arbitrary<String> identity() {
        return text(40);
    }

    /** Until 2100. */
    private static Arbitrary<Long> at() {
        return Arbitraries.longs().between(1, 4_102_444_800_000L);
    }

    private static Arbitrary<String[]> names(int rows) {
        return text(249).array(String[].class).ofSize(rows);
    }

    /** Of all letters but control characters. */
    private static Arbitrary<String> text(int mostChars) {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withCharRange('\u00a0', '\ud7ff')
                .withCharRange('\ue000', '\ufffd')
                .ofMinLength(1)
                .ofMaxLength(mostChars);
    }

    private static Arbitrary<long[]> longs(int rows, long least) {
        return Arbitraries.longs()
                .between(least, MOST / Math.max(1, rows))
                .array(long[].class)
                .ofSize(rows);
    }
}
