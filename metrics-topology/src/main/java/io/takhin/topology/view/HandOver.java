package io.takhin.topology.view;

import io.takhin.broker.event.PartitionState;
import io.takhin.broker.event.Source;
import io.takhin.topology.board.ClusterBoard;
import io.takhin.topology.board.Coverage;
import io.takhin.topology.board.Coverage.Kind;
import io.takhin.topology.board.Coverage.Stream;
import io.takhin.topology.board.TopicState;
import io.takhin.topology.board.TopicState.Column;
import java.util.HashMap;
import java.util.Map;

/** Whose offsets of a partition are taken, as of one event: one teller's, and another's when that has fallen silent. */
final class HandOver {

    private final ClusterBoard board;
    private final PartitionState event;
    private final int bucket;

    /** Asked for each row. */
    private final Map<Integer, Boolean> silentPlugins = new HashMap<>();

    HandOver(ClusterBoard board, PartitionState event, int bucket) {
        this.board = board;
        this.event = event;
        this.bucket = bucket;
    }

    PartitionState event() {
        return event;
    }

    /**
     * The collector's offsets count only where no plugin tells them: where it has been silent while the collector told. (When
     * a broker comes back, both begin anew; the plugin knows since when the broker runs.) Judged by this bucket's events
     * alone, so that it comes out the same whenever they are read.
     */
    boolean takesOffsets(TopicState topic, int row) {
        long plugin = topic.get(Column.PLUGIN_BROKER, event.partitions()[row]);
        return event.source() == Source.PLUGIN || plugin < 0 || plugin != event.leaders()[row] || isSilent(plugin);
    }

    private boolean isSilent(long plugin) {
        return silentPlugins.computeIfAbsent((int) plugin, this::findWhetherSilent);
    }

    /** After a pause of the collector's own, events of both are on their way: the plugin's may be the later ones. */
    private boolean findWhetherSilent(int plugin) {
        long told = board.coverage().until(partitionsOf(plugin));
        long collectorTold = board.coverage().until(partitionsOf(-1));
        long waited = Math.max(told, board.coverage().steadySince(partitionsOf(-1), event.atMillis()));
        return told == Coverage.NONE
                || collectorTold != Coverage.NONE && collectorTold - waited > Coverage.FRESH_MILLIS;
    }

    private Stream partitionsOf(int teller) {
        return new Stream(teller < 0 ? Kind.COLLECTOR_PARTITIONS : Kind.PLUGIN_PARTITIONS, teller, bucket);
    }

    /** Whether the collector tells of a partition from now on, which it had told of without being taken at its word. */
    boolean takesOver(TopicState topic, int first) {
        boolean over = false;
        int index = event.topicIndexes()[first];
        for (int row = first; row < event.partitions().length && event.topicIndexes()[row] == index; row++) {
            over |= event.source() == Source.COLLECTOR
                    && topic.get(Column.PLUGIN_BROKER, event.partitions()[row]) >= 0
                    && takesOffsets(topic, row);
        }
        return over;
    }

    /**
     * All partitions of a silent plugin change hands at once, also those of which the collector's tick has no row, for nothing
     * changed since it told of them: else what they took by then would come with their next row, as if it had come since this.
     */
    void takeOverTheRest(TopicState topic) {
        for (int p = 0; p < topic.partitionCount(); p++) {
            long plugin = topic.get(Column.PLUGIN_BROKER, p);
            boolean told = topic.get(Column.COLLECTOR_END, p) >= 0;
            if (told && plugin >= 0 && isSilent(plugin)) {
                topic.takeOver(p);
            }
        }
    }
}
