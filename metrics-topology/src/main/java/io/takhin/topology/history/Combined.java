package io.takhin.topology.history;

import io.takhin.topology.history.Block.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.Histogram;

/** One thing's steps, put together from several series: numbers add up, values merge. */
final class Combined {

    private static final double NANO = 1e9;

    private final int steps;
    private final List<Block> parts;
    private final boolean needsAll;

    /** @param needsAll whether a sum without one of its parts is unknown; else that part wasn't there */
    Combined(int steps, List<Block> parts, boolean needsAll) {
        this.steps = steps;
        this.parts = parts;
        this.needsAll = needsAll;
    }

    boolean isKnown() {
        return parts.stream().anyMatch(part -> !part.isEmpty());
    }

    /**
     * A gauge's lowest or highest in each step of which a single part is known: several have theirs at different moments.
     * Null when there is no such step.
     */
    double[] extremes(Metric metric, Part which) {
        double[] extremes = new double[steps];
        boolean any = false;
        for (int step = 0; step < steps; step++) {
            long only = only(metric, which, step);
            any |= only != Block.UNKNOWN;
            extremes[step] = only == Block.UNKNOWN ? Double.NaN : only / (double) metric.scale();
        }
        return any ? extremes : null;
    }

    private long only(Metric metric, Part which, int step) {
        long only = Block.UNKNOWN;
        for (Block part : parts) {
            long number = part.number(metric, which, step);
            if (number != Block.UNKNOWN && only != Block.UNKNOWN) {
                return Block.UNKNOWN;
            }
            only = number == Block.UNKNOWN ? only : number;
        }
        return only;
    }

    double[] numbers(Metric metric, Part which) {
        double[] sums = new double[steps];
        for (int step = 0; step < steps; step++) {
            boolean any = false;
            double sum = 0;
            for (Block part : parts) {
                long number = part.number(metric, which, step);
                any |= number != Block.UNKNOWN;
                sum += number != Block.UNKNOWN ? number : needsAll ? Double.NaN : 0;
            }
            sums[step] = any ? sum / metric.scale() : Double.NaN;
        }
        return sums;
    }

    /** Percentiles of all values in each step, by the order of {@code percentiles}. */
    double[][] percentiles(Metric metric, double... percentiles) {
        double[][] series = new double[percentiles.length][steps];
        for (int step = 0; step < steps; step++) {
            List<byte[]> told = new ArrayList<>();
            for (Block part : parts) {
                told.add(part.histogram(metric, step));
            }
            Histogram all = Histograms.sum(told);
            for (int i = 0; i < percentiles.length; i++) {
                series[i][step] = all.getTotalCount() == 0
                        ? Double.NaN
                        : all.getValueAtPercentile(percentiles[i]) / (double) metric.scale();
            }
        }
        return series;
    }

    /** Divides a sum by the step's length. */
    static double[] perSecond(double[] sums, int stepSeconds) {
        return Arrays.stream(sums)
                .map(sum -> Math.rint(sum / stepSeconds * NANO) / NANO)
                .toArray();
    }
}
