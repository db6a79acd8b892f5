package io.takhin.topology.history;

import io.takhin.topology.history.Block.Part;
import io.takhin.topology.store.StateReader;
import io.takhin.topology.store.StateWriter;

/**
 * Blocks of at most 64 steps as bytes, by column: a constant is one number (idle series cost next to nothing), a gauge is told
 * by its differences, its lowest and highest by their distance from the last. Not thread-safe.
 */
public final class BlockCodec {

    private static final long VERSION = 1;
    private static final long CONSTANT = 0;
    private static final long VARIES = 1;

    private final StateWriter writer = new StateWriter();

    public byte[] encode(Block block) {
        writer.reset().putLong(VERSION).putLong(block.steps());
        for (Metric metric : block.metrics()) {
            writer.putLong(metric.id());
            if (metric.kind() == Metric.Kind.HISTOGRAM) {
                for (int step = 0; step < block.steps(); step++) {
                    writer.putBytes(block.histogram(metric, step));
                }
            } else {
                encode(metric, block.parts(metric));
            }
        }
        return writer.putLong(0).toBytes();
    }

    private void encode(Metric metric, long[][] parts) {
        writer.putLong(parts.length);
        column(parts[0], metric.kind() == Metric.Kind.GAUGE);
        for (int part = 1; part < parts.length; part++) {
            column(distances(parts[0], parts[part], -1), false);
        }
    }

    /** Adds (or with -1 takes away) one column to another where it is known. */
    private static long[] distances(long[] from, long[] values, int sign) {
        long[] result = values.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] = values[i] == Block.UNKNOWN ? values[i] : values[i] + sign * from[i];
        }
        return result;
    }

    private void column(long[] values, boolean byDifference) {
        if (isConstant(values)) {
            writer.putLong(CONSTANT).putLong(values[0]);
            return;
        }
        long known = 0;
        for (int i = 0; i < values.length; i++) {
            known |= values[i] == Block.UNKNOWN ? 0 : 1L << i;
        }
        writer.putLong(VARIES).putLong(~known);
        long before = 0;
        for (long value : values) {
            if (value != Block.UNKNOWN) {
                writer.putLong(value - before);
                before = byDifference ? value : 0;
            }
        }
    }

    private static boolean isConstant(long[] values) {
        for (long value : values) {
            if (value != values[0]) {
                return false;
            }
        }
        return values[0] != Block.UNKNOWN;
    }

    /** @param stepMillis of the block's steps; it isn't in the bytes */
    public static Block decode(byte[] bytes, long startMillis, long stepMillis) {
        StateReader reader = new StateReader(bytes);
        long version = reader.getLong();
        if (version != VERSION) {
            throw new IllegalStateException("block: expected version " + VERSION + ", found " + version);
        }
        Block block = new Block(startMillis, stepMillis, (int) reader.getLong());
        for (long id = reader.getLong(); id != 0; id = reader.getLong()) {
            Metric metric = Metric.byId(id);
            if (metric == null) {
                throw new IllegalStateException("block: expected a known metric, found " + id);
            }
            decode(block, metric, reader);
        }
        return block;
    }

    private static void decode(Block block, Metric metric, StateReader reader) {
        if (metric.kind() == Metric.Kind.HISTOGRAM) {
            for (int step = 0; step < block.steps(); step++) {
                byte[] histogram = reader.getBytes();
                if (histogram != null) {
                    block.setHistogram(metric, step, histogram);
                }
            }
            return;
        }
        long[][] parts = new long[(int) reader.getLong()][];
        for (int part = 0; part < parts.length; part++) {
            boolean last = part == Part.LAST.ordinal();
            long[] values = column(reader, block.steps(), last && metric.kind() == Metric.Kind.GAUGE);
            parts[part] = last ? values : distances(parts[0], values, 1);
        }
        block.setParts(metric, parts);
    }

    private static long[] column(StateReader reader, int steps, boolean byDifference) {
        long[] values = new long[steps];
        if (reader.getLong() == CONSTANT) {
            java.util.Arrays.fill(values, reader.getLong());
            return values;
        }
        long known = ~reader.getLong();
        long before = 0;
        for (int i = 0; i < steps; i++) {
            if ((known & 1L << i) == 0) {
                values[i] = Block.UNKNOWN;
            } else {
                values[i] = before + reader.getLong();
                before = byDifference ? values[i] : 0;
            }
        }
        return values;
    }
}
