package io.takhin.topology.view;

import io.takhin.broker.event.PartitionState;
import io.takhin.broker.event.Source;
import io.takhin.topology.board.Coverage;
import io.takhin.topology.board.TopicState;
import io.takhin.topology.board.TopicState.Column;

/** What an event changes of a topic that may explain its numbers. One after the other, for one topic at a time. */
final class TopicChanges {

    private boolean listed;
    private int partitionsBefore;
    private int moved;
    private int added;
    private boolean created;

    /** The event's rows of this topic come next. */
    void begin(TopicState topic) {
        listed = topic.listedMillis() != Coverage.NONE;
        partitionsBefore = topic.partitionCount();
        moved = 0;
        created = false;
    }

    /** Row {@code i} is about to be taken. */
    void before(TopicState topic, PartitionState event, int i) {
        long leader = topic.get(Column.LEADER, event.partitions()[i]);
        if (leader >= 0 && event.leaders()[i] >= 0 && leader != event.leaders()[i]) {
            moved++;
        }
    }

    /**
     * All rows were taken.
     *
     * @param complete whether the teller had told of all there was: what is new to it is new. Only the collector lists all
     */
    boolean end(TopicState topic, PartitionState event, boolean complete) {
        created = !listed && complete && event.source() == Source.COLLECTOR;
        added = listed ? topic.partitionCount() - partitionsBefore : 0;
        return created || added > 0 || moved > 0;
    }

    boolean created() {
        return created;
    }

    /** Partitions that weren't there. */
    int added() {
        return added;
    }

    /** Partitions that another broker leads. */
    int moved() {
        return moved;
    }
}
