package io.takhin.topology.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.topology.board.Boards;
import io.takhin.topology.board.ClusterBoard;
import io.takhin.topology.board.Coverage.Kind;
import io.takhin.topology.board.Coverage.Stream;
import io.takhin.topology.kit.Events;
import org.junit.jupiter.api.Test;

class MomentTest {

    @Test
    void slowCollector_isNotTakenForAway() {
        ClusterBoard board = new Boards().of("c1");
        board.coverage().advance(new Stream(Kind.BROKER, -1, 0), 0, 10_000, true);
        board.coverage().advance(new Stream(Kind.BROKER, 1, 0), 0, 15_000, true);
        board.clusterState(Events.slowCluster(10_000, 7, 1));
        assertThat(Moment.of(board, 1).collector()).isFalse();
        board.clusterState(Events.slowCluster(10_000, 4_000, 1));
        assertThat(Moment.of(board, 1).collector()).isTrue();
    }
}
