package io.takhin.topology.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CombinationTest {

    private static final double UNKNOWN = Double.NaN;

    private static OneSeries series(String name, double... values) {
        boolean[] there = new boolean[values.length];
        java.util.Arrays.fill(there, true);
        return new OneSeries(name, values, there);
    }

    @Test
    void whereSomeAreEnough_aValueIsOfThose() {
        Combination sum = new Combination(Aggregate.SUM, 0, true, 2, 0);
        sum.add(series("a", 1, UNKNOWN));
        sum.add(series("b", UNKNOWN, UNKNOWN));
        assertThat(sum.values()).containsExactly(1, UNKNOWN);
        assertThat(sum.known()).containsExactly(1, 0);
        assertThat(sum.asked()).containsExactly(2, 2);
    }

    @Test
    void aPartOfASum_isNoSum_butWhatWasNotThereIsNoPart() {
        Combination sum = new Combination(Aggregate.SUM, 0, false, 4, 0);
        sum.add(series("a", 1, 2, UNKNOWN, UNKNOWN));
        sum.add(new OneSeries("b", new double[] {10, UNKNOWN, 30, UNKNOWN}, new boolean[] {true, false, true, false}));
        assertThat(sum.values()).containsExactly(11, 2, UNKNOWN, UNKNOWN);
        assertThat(sum.known()).containsExactly(2, 1, 1, 0);
        assertThat(sum.asked()).containsExactly(2, 1, 2, 1);
        assertThat(sum.isIncomplete()).isTrue();
    }

    @Test
    void decimals_addUpWithoutNoise() {
        Combination sum = new Combination(Aggregate.SUM, 0, false, 1, 0);
        Combination avg = new Combination(Aggregate.AVG, 0, false, 1, 0);
        for (int i = 0; i < 10; i++) {
            sum.add(series("s" + i, 0.1));
            avg.add(series("s" + i, 0.1));
        }
        assertThat(sum.values()).containsExactly(1.0);
        assertThat(avg.values()).containsExactly(0.1);
    }

    /** 100 records in a minute, of three topics: not three times a third that was rounded. */
    @Test
    void rates_addUpAsTheRecordsThatTheyWereMadeOf() {
        Combination sum = new Combination(Aggregate.SUM, 0, false, 1, 60);
        sum.add(series("a", 0.016666667));
        sum.add(series("b", 0.016666667));
        sum.add(series("c", 1.633333333));
        assertThat(sum.values()).containsExactly(1.666666667);
    }

    /** Nearest rank: of 100 values 1 to 100 the q-quantile is the (100 q)-th. */
    @ParameterizedTest
    @CsvSource({"0, 1", "0.005, 1", "0.01, 1", "0.07, 7", "0.5, 50", "0.501, 51", "0.95, 95", "0.999, 100", "1, 100"})
    void quantile_isTheNearestRank(double q, double expected) {
        Combination quantile = new Combination(Aggregate.QUANTILE, q, false, 1, 0);
        for (int i = 100; i > 0; i--) {
            quantile.add(series("s" + i, i));
        }
        assertThat(quantile.values()).containsExactly(expected);
    }

    @Test
    void growth_isByTheSecond_andUnknownWhereATotalBeganAnew() {
        OneSeries growth = series("p", 100, 130, UNKNOWN, 200, 190, 200).growth(10);
        assertThat(growth.values()).containsExactly(3, UNKNOWN, UNKNOWN, UNKNOWN, 1);
    }

    @Test
    void ranking_holdsTheFirst_byNameWhereEqual_andLeavesOutTheUnknown() {
        Ranking top = new Ranking(Aggregate.TOP, 2, false);
        for (OneSeries one : List.of(
                series("d", 3, UNKNOWN),
                series("c", 1, 5),
                series("b", 1, 1),
                series("a", 3, 3),
                series("e", UNKNOWN))) {
            top.add(one);
        }
        assertThat(top.items()).extracting(SeriesAnswer.Item::name).containsExactly("a", "c");
        assertThat(top.unranked()).isEqualTo(1);
        Ranking byMax = new Ranking(Aggregate.TOP, 1, true);
        byMax.add(series("steady", 4, 4));
        byMax.add(series("peak", 0, 5));
        assertThat(byMax.items().get(0).name()).isEqualTo("peak");
        assertThat(byMax.items().get(0).rank()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({
        "orders*, orders, true",
        "orders*, orders-dlq, true",
        "orders, orders-dlq, false",
        "*dlq, orders-dlq, true",
        "*d*l*q, orders-dlq, true",
        "ord?rs, orders, true",
        "ord?rs, ordrs, false",
        "*, anything, true",
        "a.c, abc, false",
        "[a-z]*, abc, false",
        "**a**, xay, true",
        "*a*b, ab-a, false"
    })
    void glob_matchesAsPeopleExpect(String pattern, String name, boolean matches) {
        assertThat(new Glob(pattern).matches(name)).isEqualTo(matches);
    }

    @Test
    void hostilePattern_isDoneSoon() {
        String stars = "*a".repeat(150) + "b";
        org.junit.jupiter.api.Assertions.assertTimeout(
                java.time.Duration.ofSeconds(1),
                () -> assertThat(new Glob(stars).matches("a".repeat(249))).isFalse());
    }
}
