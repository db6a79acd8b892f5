package io.takhin.topology.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
        Random random = new Random(3);
        Told told = new Told(new OffsetHistory(true));
        for (int i = 0; i <= 20_000; i++) {
            told.tick(new Tick(1_000, random.nextInt(1_000)));
        }
        assertThat(told.at - told.history.startMillis()).isBetween(300_000L, 1_800_000L);
        told.check(OffsetHistory.FEW / 2, OffsetHistory.FEW_COARSENESS);
    }

    @Test
    void aShortHistory_ofSteadyTraffic_reachesBackForHours() {
        OffsetHistory few = new OffsetHistory(true);
        for (int i = 0; i <= 20_000; i++) {
            few.add(i * 1000L, i * 10L);
        }
        assertThat(few.startMillis()).isZero();
        assertThat(few.lastMillisAt(50_000)).isEqualTo(5_000_000);
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
    void answers_areWithinAQuarterOfATick_andCoarseOnesToldToBeSo(@ForAll("ticks") List<Tick> ticks) {
        Told told = new Told(new OffsetHistory());
        ticks.forEach(told::tick);
        told.check();
    }

    @Property(tries = 100)
    void aHistoryThatIsKeptAndGoesOn_isNoWorse(@ForAll("ticks") List<Tick> ticks) {
        Told told = new Told(new OffsetHistory());
        for (int i = 0; i < ticks.size(); i++) {
            told.tick(ticks.get(i));
            if (i % 61 == 0) {
                told.keepAndGoOn();
            }
        }
        told.check();
    }

    /** 200 records a second, come as they come: over four hours' worth of ticks none is off by more than a quarter. */
    @Test
    void steadyTraffic_isKnownForHours() {
        Random random = new Random(7);
        Told told = new Told(new OffsetHistory());
        for (int i = 0; i < 4 * 3_600; i++) {
            told.tick(new Tick(1_000, 200 + (int) Math.round(random.nextGaussian() * Math.sqrt(200))));
        }
        told.check();
        assertThat(told.history.coarseUntilMillis()).isEqualTo(Long.MIN_VALUE);
        assertThat(told.history.lastMillisAt(told.offsets.get(0))).isEqualTo(told.times.get(0));
    }

    /** A pause of two minutes in each five: known to the second, however long ago. */
    @Test
    void pausesAndBursts_areKnownForHours() {
        Told told = new Told(new OffsetHistory());
        for (int i = 0; i < 4 * 3_600; i++) {
            told.tick(new Tick(1_000, i % 300 < 120 ? 0 : i % 60 == 0 ? 5_000 : 100));
        }
        told.check();
        assertThat(told.history.coarseUntilMillis()).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void aCut_inWhatWasStraightened_leavesTheRestAsItWas() {
        Told told = new Told(new OffsetHistory());
        for (int i = 0; i < 700; i++) {
            told.tick(new Tick(1_000, 50));
        }
        told.cut(1_000 + 50 * 150);
        for (int i = 0; i < 700; i++) {
            told.tick(new Tick(1_000, i % 7 * 10 + 1));
        }
        told.check();
    }

    /** What was told, all of it, beside the history that leaves points out. */
    private static final class Told {
        private OffsetHistory history;
        private final List<Long> times = new ArrayList<>();
        private final List<Long> offsets = new ArrayList<>();
        private long at = 1_000_000;
        private long offset = 1_000;

        Told(OffsetHistory history) {
            this.history = history;
        }

        void tick(Tick tick) {
            at += tick.millis();
            offset += tick.growth();
            times.add(at);
            offsets.add(offset);
            history.add(at, offset);
        }

        void cut(long to) {
            at += 1_000;
            offset = to;
            while (offsets.get(offsets.size() - 1) >= to) {
                offsets.remove(offsets.size() - 1);
                times.remove(times.size() - 1);
            }
            times.add(at);
            offsets.add(to);
            history.add(at, to);
        }

        void keepAndGoOn() {
            OffsetHistory next = new OffsetHistory();
            next.restore(history.times(), history.offsets(), history.straightened(), history.coarseUntilMillis());
            history = next;
        }

        void check() {
            check(OffsetHistory.EXACT, OffsetHistory.COARSENESS);
        }

        void check(int exact, double coarseness) {
            for (int i = 0; i < times.size(); i++) {
                if (i + 1 == times.size() || !offsets.get(i + 1).equals(offsets.get(i))) {
                    check(i, exact, coarseness);
                }
            }
        }

        private void check(int i, int exact, double coarseness) {
            long time = times.get(i);
            long answer = history.lastMillisAt(offsets.get(i));
            long straight = OffsetHistory.STRAIGHT_WITHIN_MILLIS + 1;
            if (i >= times.size() - exact) {
                assertThat(answer).isEqualTo(time);
            } else if (answer == OffsetHistory.BEFORE_HISTORY) {
                assertThat(history.startMillis()).isGreaterThan(time);
            } else if (history.isCoarse(answer)) {
                long bound = (long) ((at - time) * coarseness) + straight;
                assertThat(answer).isCloseTo(time, within(bound));
            } else {
                assertThat(answer).isCloseTo(time, within(straight));
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
                .ofMaxSize(4_000);
    }
}
