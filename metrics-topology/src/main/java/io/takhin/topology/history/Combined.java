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

    /** A gauge's lowest and highest are known of a single series only: parts have theirs at different moments. */
    boolean hasExtremes(Metric metric) {
        return parts.stream().filter(part -> part.metrics().contains(metric)).count() == 1;
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
