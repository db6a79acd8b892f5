package io.takhin.topology.history;

import io.takhin.topology.history.Block.Part;
import java.util.Arrays;
import java.util.Set;

/**
 * Fine steps to coarse ones: sums add, and are unknown when a part is; gauges keep lowest, highest and last of what is known;
 * histograms merge.
 */
public final class RollUp {

    private final Block fine;
    private final Block coarse;
    private final int factor;

    private final Set<Metric> lastOnly;

    private RollUp(Block fine, long stepMillis, Set<Metric> lastOnly) {
        this.fine = fine;
        this.lastOnly = lastOnly;
        this.factor = (int) (stepMillis / fine.stepMillis());
        this.coarse = new Block(fine.startMillis(), stepMillis, fine.steps() / factor);
    }

    /** @param stepMillis a multiple of the fine steps; the block has a whole number of them */
    public static Block of(Block fine, long stepMillis) {
        return of(fine, stepMillis, Set.of());
    }

    /** @param lastOnly gauges of which the last is kept, not the lowest and highest */
    static Block of(Block fine, long stepMillis, Set<Metric> lastOnly) {
        if (stepMillis == fine.stepMillis()) {
            return fine;
        }
        RollUp rollUp = new RollUp(fine, stepMillis, lastOnly);
        fine.metrics().forEach(rollUp::roll);
        return rollUp.coarse;
    }

    private void roll(Metric metric) {
        switch (metric.kind()) {
            case SUM -> coarse.set(metric, sums(metric));
            case GAUGE -> gauge(metric);
            case HISTOGRAM -> histograms(metric);
            default -> throw new IllegalStateException(metric.kind().toString());
        }
    }

    private long[] sums(Metric metric) {
        long[] sums = new long[coarse.steps()];
        for (int step = 0; step < sums.length; step++) {
            for (int i = step * factor; i < (step + 1) * factor; i++) {
                long part = fine.number(metric, i);
                sums[step] = part == Block.UNKNOWN || sums[step] == Block.UNKNOWN ? Block.UNKNOWN : sums[step] + part;
            }
        }
        return sums;
    }

    private void gauge(Metric metric) {
        long[][] parts = new long[Part.values().length][coarse.steps()];
        boolean any = false;
        for (int step = 0; step < coarse.steps(); step++) {
            long last = Block.UNKNOWN;
            long min = Block.UNKNOWN;
            long max = Block.UNKNOWN;
            for (int i = step * factor; i < (step + 1) * factor; i++) {
                long number = fine.number(metric, i);
                if (number != Block.UNKNOWN) {
                    long low = fine.number(metric, Part.MIN, i);
                    last = number;
                    min = min == Block.UNKNOWN ? low : Math.min(min, low);
                    max = Math.max(max, fine.number(metric, Part.MAX, i));
                }
            }
            any |= last != Block.UNKNOWN;
            parts[Part.LAST.ordinal()][step] = last;
            parts[Part.MIN.ordinal()][step] = min;
            parts[Part.MAX.ordinal()][step] = max;
        }
        if (any) {
            coarse.setParts(metric, lastOnly.contains(metric) ? Arrays.copyOf(parts, 1) : parts);
        }
    }

    private void histograms(Metric metric) {
        for (int step = 0; step < coarse.steps(); step++) {
            byte[][] parts = new byte[factor][];
            for (int i = 0; i < factor; i++) {
                parts[i] = fine.histogram(metric, step * factor + i);
            }
            byte[] merged = Histograms.merge(Arrays.asList(parts));
            if (merged != null) {
                coarse.setHistogram(metric, step, merged);
            }
        }
    }
}
