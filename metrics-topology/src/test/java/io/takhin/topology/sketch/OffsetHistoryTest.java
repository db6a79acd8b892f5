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

class OffsetHistoryTest {

    record Tick(int millis, int growth) {}

    private final OffsetHistory history = new OffsetHistory();

    @Test
    void lastMillis_isInterpolated_betweenTwoTicks() {
        history.add(10_000, 100);
        history.add(11_000, 200);

        assertThat(history.lastMillisAt(100)).isEqualTo(10_000);
        assertThat(history.lastMillisAt(150)).isEqualTo(10_500);
    }

    @Test
    void lastMillis_isTheEndOfAFlatRun() {
        history.add(10_000, 100);
        history.add(11_000, 100);
        history.add(500_000, 100);
        history.add(501_000, 110);

        assertThat(history.lastMillisAt(100)).isEqualTo(500_000);
        assertThat(history.lastMillisAt(105)).isEqualTo(500_500);
    }

    @Test
    void anOffsetFromBeforeTheHistory_isToldToBeSo() {
        history.add(10_000, 100);
        history.add(11_000, 200);

        assertThat(history.lastMillisAt(99)).isEqualTo(OffsetHistory.BEFORE_HISTORY);
        assertThat(history.startMillis()).isEqualTo(10_000);
    }

    @Test
    void aSmallerOffset_startsTheHistoryAnew() {
        history.add(10_000, 100);
        history.add(11_000, 5);

        assertThat(history.startMillis()).isEqualTo(11_000);
        assertThat(history.lastMillisAt(5)).isEqualTo(11_000);
    }

    @Test
    void aSmallerOffset_forgetsOnlyWhatWasAboveIt() {
        history.add(10_000, 100);
        history.add(11_000, 200);
        history.add(12_000, 300);
        history.add(13_000, 250);
        history.add(14_000, 260);

        assertThat(history.lastMillisAt(150)).isEqualTo(10_500);
        assertThat(history.lastMillisAt(225)).isEqualTo(11_250);
        assertThat(history.lastMillisAt(250)).isEqualTo(13_000);
        assertThat(history.lastMillisAt(255)).isEqualTo(13_500);
    }

    @Test
    void aSmallerOffset_thatWasATick_keepsThatTick() {
        history.add(10_000, 100);
        history.add(11_000, 200);
        history.add(12_000, 201);
        history.add(13_000, 200);

        assertThat(history.lastMillisAt(150)).isEqualTo(10_500);
        assertThat(history.lastMillisAt(100)).isEqualTo(10_000);
    }

    @Test
    void anOlderOrRepeatedMoment_changesNothing() {
        history.add(10_000, 100);
        history.add(11_000, 200);
        history.add(11_000, 300);
        history.add(10_500, 400);

        assertThat(history.lastMillisAt(200)).isEqualTo(11_000);
    }

    @Test
    void aFlatRun_takesTwoPoints_howeverLong() {
        history.add(1_000, 50);
        history.add(2_000, 100);
        for (int i = 3; i < 100_000; i++) {
            history.add(i * 1000L, 100);
        }
        assertThat(history.startMillis()).isEqualTo(1_000);
        assertThat(history.lastMillisAt(50)).isEqualTo(1_000);
        assertThat(history.lastMillisAt(100)).isEqualTo(99_999_000);
    }

    @Test
    void history_reachesBackOverAnHour_ofATickASecond() {
        for (int i = 0; i <= 20_000; i++) {
            history.add(i * 1000L, i * 10L);
        }
        assertThat(history.startMillis()).isBetween(0L, 20_000_000L - 3_600_000);
    }

    @Test
    void aShortHistory_reachesBackSomeMinutes() {
        OffsetHistory few = new OffsetHistory(true);
        for (int i = 0; i <= 20_000; i++) {
            few.add(i * 1000L, i * 10L);
        }
        assertThat(few.startMillis()).isBetween(20_000_000L - 1_800_000, 20_000_000L - 540_000);
        assertThat(few.lastMillisAt(199_900)).isEqualTo(19_990_000);
        assertThat(few.lastMillisAt(195_000)).isCloseTo(19_500_000, within(100_000L));
    }

    @Test
    void anHourOfQuiet_isNotInterpolatedAway_byLaterTicks() {
        history.add(0, 0);
        history.add(1_000, 100);
        history.add(3_600_000, 100);
        for (int i = 1; i <= 2_000; i++) {
            history.add(3_600_000 + i * 1000L, 100 + i);
        }
        assertThat(history.lastMillisAt(100)).isBetween(3_600_000L - 1, 3_600_000L + 120_000);
        assertThat(history.lastMillisAt(50)).isEqualTo(500);
    }

    @Property(tries = 300)
    void answers_areExactForTheNewestHalf_andWithinTheBoundForOlder(@ForAll("ticks") List<Tick> ticks) {
        OffsetHistory tested = new OffsetHistory();
        long[] times = new long[ticks.size()];
        long[] offsets = new long[ticks.size()];
        long at = 1_000_000;
        long offset = 1_000;
        for (int i = 0; i < times.length; i++) {
            at += ticks.get(i).millis();
            offset += ticks.get(i).growth();
            times[i] = at;
            offsets[i] = offset;
            tested.add(at, offset);
        }
        for (int i = 0; i < times.length; i++) {
            if (i + 1 < times.length && offsets[i + 1] == offsets[i]) {
                continue;
            }
            long answer = tested.lastMillisAt(offsets[i]);
            if (i >= times.length - OffsetHistory.POINTS / 2) {
                assertThat(answer).isEqualTo(times[i]);
            } else if (answer == OffsetHistory.BEFORE_HISTORY) {
                assertThat(tested.startMillis()).isGreaterThan(times[i]);
            } else {
                long bound = (long) ((at - times[i]) * OffsetHistory.COARSENESS) + 1;
                assertThat(answer).isCloseTo(times[i], within(bound));
            }
        }
    }

    @Provide
    Arbitrary<List<Tick>> ticks() {
        Arbitrary<Integer> growth = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(1, Arbitraries.just(0)),
                net.jqwik.api.Tuple.of(3, Arbitraries.integers().between(1, 10_000)));
        return Combinators.combine(Arbitraries.integers().between(300, 3_000), growth)
                .as(Tick::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(2_000);
    }
}
