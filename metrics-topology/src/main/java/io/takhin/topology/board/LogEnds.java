package io.takhin.topology.board;

import io.takhin.topology.sketch.OffsetHistory;
import java.util.Arrays;

/** The log ends of one topic's partitions in time; kept from when a group reads the topic. */
final class LogEnds {

    private static final int NOT = 0;
    private static final int ALL_POINTS = 1;
    private static final int FEW_POINTS = 2;

    private OffsetHistory[] histories = new OffsetHistory[0];
    private int kept = NOT;

    /** Null when it isn't kept. */
    OffsetHistory of(int partition) {
        return partition < histories.length ? histories[partition] : null;
    }

    int count() {
        return histories.length;
    }

    /** How they are kept, for the state. */
    int kept() {
        return kept;
    }

    void kept(int as) {
        kept = as;
    }

    /** From now on they are kept; false when they are already. */
    boolean keep(boolean few, int partitions) {
        if (kept != NOT) {
            return false;
        }
        kept = few ? FEW_POINTS : ALL_POINTS;
        grow(partitions);
        return true;
    }

    void grow(int partitions) {
        int before = histories.length;
        if (kept != NOT && before < partitions) {
            histories = Arrays.copyOf(histories, partitions);
            for (int p = before; p < partitions; p++) {
                histories[p] = new OffsetHistory(kept == FEW_POINTS || partitions >= ClusterBoard.MANY_HISTORIES);
            }
        }
    }

    void add(int partition, long atMillis, long logEnd) {
        histories[partition].add(atMillis, logEnd);
    }

    /** The log end moved from {@code before} (-1: unknown), where it had stood until {@code untilMillis}. */
    void moved(int partition, long untilMillis, long before, long tickMillis, long logEnd) {
        if (kept == NOT) {
            return;
        }
        if (before >= 0 && untilMillis != Coverage.NONE) {
            histories[partition].add(untilMillis, before);
        }
        histories[partition].add(tickMillis, logEnd);
    }
}
