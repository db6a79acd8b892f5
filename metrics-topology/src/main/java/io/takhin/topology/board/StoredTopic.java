package io.takhin.topology.board;

import io.takhin.topology.board.TopicState.Column;
import io.takhin.topology.store.StateReader;
import io.takhin.topology.store.StateWriter;

/**
 * What a stored state of a topic tells of its partitions.
 *
 * @param atMillis when it was last told of
 * @param topicId empty when it isn't known
 * @param logEnds by partition; -1 unknown
 * @param sizes by partition, in bytes; -1 unknown
 */
public record StoredTopic(long atMillis, String topicId, long[] logEnds, long[] sizes) {

    /** Numbers before a teller's, and each teller's own. */
    private static final int APPENDED_LONGS = 7;

    /** Reads what {@link TopicState#encode} wrote. */
    public static StoredTopic of(byte[] state) {
        StateReader reader = new StateReader(state);
        skip(reader, 2);
        long atMillis = reader.getLong();
        String topicId = reader.getString();
        skip(reader, 3);
        skip(reader, (int) reader.getLong() * APPENDED_LONGS);
        Columns columns = new Columns();
        columns.decode(reader);
        return new StoredTopic(atMillis, topicId, columns.of(Column.LOG_END), columns.of(Column.SIZE));
    }

    private static void skip(StateReader reader, int longs) {
        for (int i = 0; i < longs; i++) {
            reader.getLong();
        }
    }

    /** Writes a state that tells this, and nothing more. */
    public byte[] encode(StateWriter writer) {
        writer.reset().putLong(0).putLong(0).putLong(atMillis).putString(topicId);
        writer.putLong(0).putLong(0).putLong(0);
        writer.putLong(0);
        Columns columns = new Columns();
        columns.put(Column.LOG_END, logEnds);
        columns.put(Column.SIZE, sizes);
        columns.encode(writer);
        return writer.toBytes();
    }

    /** Of all partitions; -1 when one isn't known. */
    public long sizeBytes() {
        long sum = 0;
        for (long size : sizes) {
            sum = Sums.plus(sum, size);
        }
        return sum;
    }
}
