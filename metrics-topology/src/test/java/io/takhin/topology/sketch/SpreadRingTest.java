package io.takhin.topology.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SpreadRingTest {

    record Amount(int gapMillis, int spreadMillis, int amount) {}

    private final SpreadRing ring = new SpreadRing();

    @Test
    void anAmount_isSpreadEvenlyOverItsTime() {
        ring.add(10_500, 13_000, 250);

        assertThat(ring.at(9)).isZero();
        assertThat(ring.at(10)).isCloseTo(50, within(1e-9));
        assertThat(ring.at(11)).isCloseTo(100, within(1e-9));
        assertThat(ring.at(12)).isCloseTo(100, within(1e-9));
        assertThat(ring.at(13)).isZero();
    }

    @Test
    void anAmountOfNoTime_fallsIntoItsSecond() {
        ring.add(10_999, 10_999, 7);

        assertThat(ring.at(10)).isEqualTo(7);
    }

    @Test
    void aSecond_isForgotten_whenTheRingComesRound() {
        ring.add(10_000, 11_000, 7);
        ring.add(522_000, 523_000, 3);

        assertThat(ring.at(10)).isZero();
        assertThat(ring.at(522)).isEqualTo(3);
    }

    @Test
    void anAmountFromBeforeTheRing_countsOnlyWhereTheRingReaches() {
        ring.add(0, 1_800_000_000_000L, 1_800_000_000_000L);

        assertThat(ring.at(1_799_999_999L)).isCloseTo(1_000, within(1e-3));
    }

    @Property
    void sumOfSeconds_isTheSumOfAmounts(@ForAll("amounts") List<Amount> amounts) {
        SpreadRing spread = new SpreadRing();
        long at = 1_000_000;
        double expected = 0;
        for (Amount amount : amounts) {
            at += amount.gapMillis();
            spread.add(at - amount.spreadMillis(), at, amount.amount());
            expected += amount.amount();
        }
        double sum = 0;
        for (long second = 900; second <= at / 1000; second++) {
            sum += spread.at(second);
        }
        assertThat(sum).isCloseTo(expected, within(1e-6 * Math.max(1, expected)));
    }

    @Provide
    Arbitrary<List<Amount>> amounts() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 4_000),
                        Arbitraries.integers().between(0, 10_000),
                        Arbitraries.integers().between(0, 1_000_000))
                .as(Amount::new)
                .list()
                .ofMaxSize(100);
    }
}
