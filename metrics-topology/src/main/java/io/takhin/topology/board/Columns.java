package io.takhin.topology.board;

import io.takhin.topology.board.TopicState.Column;
import io.takhin.topology.store.StateReader;
import io.takhin.topology.store.StateWriter;
import java.util.Arrays;

/** What is known of a topic's partitions, by column and partition number; -1 is unknown. */
final class Columns {

    private static final int COLUMNS = Column.values().length;

    private final long[][] columns = new long[COLUMNS][0];

    /** Partitions known, the highest number and all below it. */
    int count() {
        return columns[0].length;
    }

    long get(Column column, int partition) {
        return partition < count() ? columns[column.ordinal()][partition] : -1;
    }

    void set(Column column, int partition, long value) {
        columns[column.ordinal()][partition] = value;
    }

    void setKnown(Column column, int partition, long value) {
        if (value >= 0) {
            set(column, partition, value);
        }
    }

    /** The column itself; decoding replaces it. */
    long[] of(Column column) {
        return columns[column.ordinal()];
    }

    void put(Column column, long[] values) {
        columns[column.ordinal()] = values;
    }

    void clear(Column column) {
        columns[column.ordinal()] = new long[0];
    }

    void grow(int count) {
        for (int c = 0, before = count(); c < COLUMNS && count > before; c++) {
            columns[c] = Arrays.copyOf(columns[c], count);
            Arrays.fill(columns[c], before, count, -1);
        }
    }

    void encode(StateWriter writer) {
        for (long[] column : columns) {
            writer.putLongs(column, column.length);
        }
    }

    void decode(StateReader reader) {
        for (int c = 0; c < COLUMNS; c++) {
            columns[c] = reader.getLongs();
        }
    }
}
