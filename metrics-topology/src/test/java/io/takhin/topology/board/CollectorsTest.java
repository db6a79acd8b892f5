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
        return collectors.takes(stream, collector, atMillis, 3_000);
    }

    @Test
    void stream_isTakenFromTheFirstCollector_untilItIsAway() {
        assertThat(takes(GROUPS, "x", 10_000)).isTrue();
        assertThat(takes(GROUPS, "y", 13_000)).isFalse();
        assertThat(takes(GROUPS, "y", 13_001)).isTrue();
        assertThat(takes(GROUPS, "x", 13_500)).isFalse();
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
