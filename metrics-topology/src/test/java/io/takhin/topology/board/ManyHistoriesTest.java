package io.takhin.topology.board;

import static io.takhin.topology.kit.Events.collector;
import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.broker.event.PartitionState;
import io.takhin.topology.kit.PartitionTick;
import io.takhin.topology.sketch.OffsetHistory;
import org.junit.jupiter.api.Test;

/** Histories of very many partitions are kept short, so that memory has a bound. */
class ManyHistoriesTest {

    private static TopicState readTopic(int partitions, boolean few) {
        TopicState topic = new TopicState("orders", 0);
        topic.keepHistory(few);
        PartitionTick tick = collector(0).topic("orders");
        for (int p = 0; p < partitions; p++) {
            tick.partition(p, 0, 0);
        }
        PartitionState event = tick.event();
        topic.begin(-1, "", Coverage.NONE, false, 0);
        for (int i = 0; i < partitions; i++) {
            topic.take(event, i, true);
        }
        return topic;
    }

    @Test
    void aClustersHistories_areManyFromABoundOn() {
        ClusterBoard board = new Boards().of("c");
        board.topics().put("a", readTopic(ClusterBoard.MANY_HISTORIES - 1, false));
        assertThat(board.hasManyHistories()).isFalse();

        board.topics().put("b", readTopic(1, false));
        assertThat(board.hasManyHistories()).isTrue();
    }

    @Test
    void histories_areShort_amongMany() {
        assertThat(offBy(readTopic(1, false))).isZero();
        assertThat(offBy(readTopic(1, true))).isPositive();
        assertThat(offBy(readTopic(ClusterBoard.MANY_HISTORIES, false))).isPositive();
    }

    /** Whether a moment 100 ticks ago, which a full history has exactly, is off. */
    private static long offBy(TopicState topic) {
        OffsetHistory history = topic.history(topic.partitionCount() - 1);
        for (int i = 1; i <= 1_000; i++) {
            history.add(i * 1000L + i % 2 * 300, i);
        }
        long off = 0;
        for (int i = 901; i < 1_000; i++) {
            off += Math.abs(history.lastMillisAt(i) - (i * 1000L + i % 2 * 300));
        }
        return off;
    }
}
