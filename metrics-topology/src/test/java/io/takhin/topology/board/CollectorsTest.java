package io.takhin.topology.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.topology.board.Coverage.Kind;
import io.takhin.topology.board.Coverage.Stream;
import io.takhin.topology.kit.Events;
import org.junit.jupiter.api.Test;

class CollectorsTest {

    private static final Stream GROUPS = new Stream(Kind.GROUPS, -1, 0);
    private static final Stream PARTITIONS = new Stream(Kind.COLLECTOR_PARTITIONS, -1, 0);

    private final Collectors collectors = new Collectors();

    private boolean takes(Stream stream, String collector, long atMillis) {
        return collectors.takes(stream, collector, atMillis, false, 3_000);
    }

    private boolean takesAll(Stream stream, String collector, long atMillis) {
        return collectors.takes(stream, collector, atMillis, true, 3_000);
    }

    @Test
    void stream_isTakenFromTheFirstCollector_untilItIsAway() {
        assertThat(takes(GROUPS, "x", 10_000)).isTrue();
        assertThat(takes(GROUPS, "y", 13_000)).isFalse();
        assertThat(takes(GROUPS, "y", 13_001)).isTrue();
        assertThat(takes(GROUPS, "x", 13_500)).isFalse();
    }

    @Test
    void whoeverReads_takesTheOneWithTheLeastId_afterHalfAMinute() {
        for (int first = 0; first < 200; first++) {
            Collectors other = new Collectors();
            boolean takesLeast = false;
            for (int second = first; second <= first + 25; second++) {
                boolean full = second % 10 == 3;
                other.takes(GROUPS, "y", second * 1000L + 100, full, 3_000);
                takesLeast = other.takes(GROUPS, "x", second * 1000L + 900, full, 3_000);
            }
            assertThat(takesLeast).isTrue();
            assertThat(other.takes(GROUPS, "y", first * 1000L + 26_100, true, 3_000))
                    .isFalse();
        }
    }

    @Test
    void whoHasTheLeastId_isTaken_onceItHasToldForTenSeconds_withAFullTickThatIsWhole() {
        assertThat(takesAll(GROUPS, "y", 10_100)).isTrue();
        assertThat(takesAll(GROUPS, "x", 10_000)).isFalse();
        for (int second = 11; second < 20; second++) {
            assertThat(takes(GROUPS, "y", second * 1000L + 100)).isTrue();
            assertThat(takesAll(GROUPS, "x", second * 1000L)).isFalse();
        }
        assertThat(takesAll(GROUPS, "x", 20_000)).isTrue();
        assertThat(takesAll(GROUPS, "y", 20_100)).isFalse();
    }

    @Test
    void aTickThatOnlyTellsWhatChanged_orHasBegun_isNotTaken() {
        takesAll(GROUPS, "y", 10_100);
        for (int second = 10; second <= 21; second++) {
            assertThat(takes(GROUPS, "x", second * 1000L)).isFalse();
            assertThat(takes(GROUPS, "y", second * 1000L + 100)).isTrue();
        }
        assertThat(takes(GROUPS, "x", 22_000)).isFalse();
        assertThat(takesAll(GROUPS, "x", 22_000)).as("its second event").isFalse();
        assertThat(takesAll(GROUPS, "x", 23_000)).isTrue();
    }

    @Test
    void whoComesAndGoes_isNotTakenEachTime() {
        takesAll(GROUPS, "y", 10_000);
        for (int second = 11; second <= 60; second++) {
            assertThat(takesAll(GROUPS, "y", second * 1000L)).isTrue();
            if (second % 9 < 5) {
                assertThat(takesAll(GROUPS, "x", second * 1000L + 500)).isFalse();
            }
        }
    }

    @Test
    void collector_isNotAway_whileItTellsOnAnotherStream_butForLong() {
        assertThat(takes(PARTITIONS, "x", 10_000)).isTrue();
        assertThat(takes(GROUPS, "x", 19_000)).isTrue();
        assertThat(takes(PARTITIONS, "y", 20_000)).isFalse();
        assertThat(takes(GROUPS, "x", 25_000)).isTrue();
        assertThat(takes(PARTITIONS, "y", 25_001)).isTrue();
    }

    @Test
    void collectorsWithoutId_areTakenForOne() {
        assertThat(takes(GROUPS, null, 10_000)).isTrue();
        assertThat(takes(GROUPS, null, 10_500)).isTrue();
        assertThat(takes(GROUPS, "x", 11_000)).isFalse();
    }

    @Test
    void collector_isFreshForThreeSeconds_orTwiceItsRound_butTenAtMost() {
        ClusterBoard board = new ClusterBoard("c1");
        assertThat(board.collectorFreshMillis()).isEqualTo(3_000);
        board.clusterState(Events.slowCluster(10_000, 7, 1));
        assertThat(board.collectorFreshMillis()).isEqualTo(3_000);
        board.clusterState(Events.slowCluster(10_000, 4_000, 1));
        assertThat(board.collectorFreshMillis()).isEqualTo(8_000);
        board.clusterState(Events.slowCluster(10_000, 1L << 60, 1));
        assertThat(board.collectorFreshMillis()).isEqualTo(10_000);
    }
}
