package io.takhin.topology.replay;

import io.takhin.topology.board.StoredTopic;
import io.takhin.topology.store.StateReader;
import io.takhin.topology.store.StateWriter;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Log ends and sizes of one topic's partitions, as they were told one after the other: each as the difference from the one
 * before, some two bytes a number. Not thread-safe.
 */
final class TopicRun {

    /** Longer ones take less room, and go later as a whole. */
    private static final long MOST_MILLIS = 60_000;

    /** What one takes besides its states. */
    private static final int OVERHEAD_BYTES = 300;

    private final long firstMillis;
    private byte[] bytes = new byte[64];
    private int size;
    private int count;
    private Told last = new Told(0, new long[0], new long[0]);

    private record Told(long atMillis, long[] logEnds, long[] sizes) {}

    TopicRun(long firstMillis) {
        this.firstMillis = firstMillis;
    }

    boolean isFull(long atMillis) {
        return atMillis - firstMillis >= MOST_MILLIS;
    }

    long lastMillis() {
        return last.atMillis();
    }

    long bytes() {
        return OVERHEAD_BYTES + bytes.length + 8L * (last.logEnds().length + last.sizes().length);
    }

    void add(long atMillis, StoredTopic topic, StateWriter writer) {
        writer.reset().putLong(atMillis - last.atMillis());
        put(writer, last.logEnds(), topic.logEnds());
        put(writer, last.sizes(), topic.sizes());
        byte[] more = writer.toBytes();
        if (size + more.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, size + more.length + bytes.length / 2);
        }
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
        count++;
        last = new Told(atMillis, topic.logEnds(), topic.sizes());
    }

    /** Nothing more comes. */
    void end() {
        bytes = Arrays.copyOf(bytes, size);
        last = new Told(last.atMillis(), new long[0], new long[0]);
    }

    private static void put(StateWriter writer, long[] before, long[] now) {
        writer.putLong(now.length);
        for (int p = 0; p < now.length; p++) {
            writer.putLong(now[p] - (p < before.length ? before[p] : 0));
        }
    }

    /** What was told between two moments, in the order it was put; {@code atMillis} is that of putting. */
    void forEach(long fromMillis, long toMillis, Consumer<StoredTopic> each) {
        if (lastMillis() < fromMillis) {
            return;
        }
        StateReader reader = new StateReader(bytes);
        Told told = new Told(0, new long[0], new long[0]);
        for (int i = 0; i < count; i++) {
            long atMillis = told.atMillis() + reader.getLong();
            told = new Told(atMillis, get(reader, told.logEnds()), get(reader, told.sizes()));
            if (atMillis >= fromMillis && atMillis <= toMillis) {
                each.accept(new StoredTopic(atMillis, "", told.logEnds(), told.sizes()));
            }
        }
    }

    private static long[] get(StateReader reader, long[] before) {
        long[] now = new long[(int) reader.getLong()];
        for (int p = 0; p < now.length; p++) {
            now[p] = reader.getLong() + (p < before.length ? before[p] : 0);
        }
        return now;
    }
}
