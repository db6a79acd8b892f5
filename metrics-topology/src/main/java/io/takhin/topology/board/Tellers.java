package io.takhin.topology.board;

import io.takhin.topology.board.TopicState.Column;
import java.util.Map;

/** Who told a topic's log ends, and until when. */
final class Tellers {

    private final Columns columns;
    private final Map<Integer, Appended> appended;

    Tellers(Columns columns, Map<Integer, Appended> appended) {
        this.columns = columns;
        this.appended = appended;
    }

    /** Whether any online partition's offsets were last told by this teller. */
    boolean include(int teller) {
        for (int p = 0; p < columns.count(); p++) {
            if (columns.get(Column.PLUGIN_BROKER, p) == teller
                    && columns.get(Column.LOG_END, p) >= 0
                    && columns.get(Column.LEADER, p) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Until when each partition's log end was told; {@link Coverage#NONE} when not known. */
    long toldUntil() {
        long until = Long.MAX_VALUE;
        long teller = Long.MIN_VALUE;
        for (int p = 0; p < columns.count(); p++) {
            boolean another = columns.get(Column.PLUGIN_BROKER, p) != teller;
            if (another && columns.get(Column.LOG_END, p) >= 0) {
                teller = columns.get(Column.PLUGIN_BROKER, p);
                until = Math.min(until, toldUntil(p));
            }
        }
        return until == Long.MAX_VALUE ? Coverage.NONE : until;
    }

    /** Until when this partition's was. */
    long toldUntil(int partition) {
        Appended told = appended.get((int) columns.get(Column.PLUGIN_BROKER, partition));
        return told == null ? Coverage.NONE : told.ring().lastAtMillis();
    }
}
