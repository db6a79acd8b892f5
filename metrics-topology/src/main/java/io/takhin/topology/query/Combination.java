package io.takhin.topology.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One series made of many: a step's value is known when those of all that were there are, or, where that is asked for, any. */
final class Combination {

    private final Aggregate aggregate;
    private final boolean partial;
    private final double quantile;
    private final int stepSeconds;
    private final double[] results;
    private final int[] known;
    private final int[] asked;
    /** Only for a quantile. */
    private final List<double[]> all = new ArrayList<>();

    /**
     * @param partial whether those that are known are enough
     * @param stepSeconds where the values are rates: these are added as what they were made of; else 0
     */
    Combination(Aggregate aggregate, double quantile, boolean partial, int steps, int stepSeconds) {
        this.partial = partial;
        this.stepSeconds = stepSeconds;
        this.aggregate = aggregate;
        this.quantile = quantile;
        this.results = new double[steps];
        this.known = new int[steps];
        this.asked = new int[steps];
    }

    void add(OneSeries series) {
        for (int step = 0; step < results.length; step++) {
            double value = series.values()[step];
            asked[step] += series.there()[step] ? 1 : 0;
            if (!Double.isNaN(value)) {
                results[step] = known[step] == 0 ? part(value) : merged(results[step], part(value));
                known[step]++;
            }
        }
        if (aggregate == Aggregate.QUANTILE) {
            all.add(series.values());
        }
    }

    private double part(double value) {
        boolean adds = aggregate == Aggregate.SUM || aggregate == Aggregate.AVG;
        return adds && stepSeconds > 0 ? Exact.total(value, stepSeconds) : value;
    }

    private double merged(double before, double value) {
        return switch (aggregate) {
            case MAX -> Math.max(before, value);
            case MIN -> Math.min(before, value);
            default -> before + value;
        };
    }

    int[] known() {
        return known;
    }

    int[] asked() {
        return asked;
    }

    double[] values() {
        double[] values = new double[results.length];
        for (int step = 0; step < values.length; step++) {
            boolean enough = known[step] > 0 && (partial || known[step] == asked[step]);
            values[step] = enough ? value(step) : Double.NaN;
        }
        return values;
    }

    private double value(int step) {
        return switch (aggregate) {
            case SUM -> Exact.rounded(results[step] / Math.max(1, stepSeconds));
            case AVG -> Exact.rounded(results[step] / Math.max(1, stepSeconds) / known[step]);
            case QUANTILE -> quantile(step);
            default -> results[step];
        };
    }

    private double quantile(int step) {
        double[] sorted = all.stream()
                .mapToDouble(values -> values[step])
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        // the tiny part takes back what a product such as 0.07 * 100 is too much
        int rank = (int) Math.ceil(quantile * sorted.length - 1e-9);
        return sorted[Math.max(rank, 1) - 1];
    }

    /** Whether any step isn't whole. */
    boolean isIncomplete() {
        return !Arrays.equals(known, asked) || Arrays.stream(asked).anyMatch(count -> count == 0);
    }
}
