package io.takhin.topology.history;

import io.takhin.topology.store.Rollup;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** Consecutive steps of one series' metrics. A step that isn't known is {@link #UNKNOWN}, or null for a histogram. */
public final class Block {

    public static final long UNKNOWN = Long.MIN_VALUE;

    /** A metric's numbers: a sum has the first only; of a gauge they differ where a step holds several moments. */
    enum Part {
        LAST,
        MIN,
        MAX
    }

    private final long startMillis;
    private final long stepMillis;
    private final int steps;
    private final Map<Metric, long[][]> numbers = new EnumMap<>(Metric.class);
    private final Map<Metric, byte[][]> histograms = new EnumMap<>(Metric.class);

    public Block(long startMillis, long stepMillis, int steps) {
        this.startMillis = startMillis;
        this.stepMillis = stepMillis;
        this.steps = steps;
    }

    /** Seconds from {@code startSecond} on. */
    public static Block ofSeconds(long startSecond, int seconds) {
        return new Block(startSecond * 1000, 1000, seconds);
    }

    public long startMillis() {
        return startMillis;
    }

    public long stepMillis() {
        return stepMillis;
    }

    public int steps() {
        return steps;
    }

    public long endMillis() {
        return startMillis + steps * stepMillis;
    }

    /** Of which any step is known. */
    public Set<Metric> metrics() {
        Set<Metric> metrics = java.util.EnumSet.noneOf(Metric.class);
        metrics.addAll(numbers.keySet());
        metrics.addAll(histograms.keySet());
        return metrics;
    }

    public boolean isEmpty() {
        return numbers.isEmpty() && histograms.isEmpty();
    }

    /** Sets all steps of a sum, or of a gauge that was looked at once a step. */
    public Block set(Metric metric, long[] values) {
        if (Arrays.stream(values).anyMatch(value -> value != UNKNOWN)) {
            numbers.put(metric, new long[][] {values});
        }
        return this;
    }

    /** Sets all steps of a gauge that was looked at more often; a step whose last isn't known is unknown. */
    public Block set(Metric metric, long[] last, long[] lowest, long[] highest) {
        set(metric, last);
        if (numbers.containsKey(metric)) {
            for (int step = 0; step < steps; step++) {
                lowest[step] = last[step] == UNKNOWN ? UNKNOWN : lowest[step];
                highest[step] = last[step] == UNKNOWN ? UNKNOWN : highest[step];
            }
            numbers.put(metric, new long[][] {last, lowest, highest});
        }
        return this;
    }

    /**
     * As {@link #set(Metric, long[])}, from real numbers; NaN is unknown. The sum of all is rounded, not each, from each place on
     * where a written block may begin: so a step is the same in all of them.
     */
    public Block set(Metric metric, double[] values) {
        long[] scaled = new long[values.length];
        double rest = 0;
        for (int i = 0; i < values.length; i++) {
            rest = (startMillis / stepMillis + i) % Rollup.STEPS == 0 ? 0 : rest;
            if (Double.isNaN(values[i])) {
                scaled[i] = UNKNOWN;
                rest = 0;
            } else {
                double exact = values[i] * metric.scale();
                scaled[i] = Math.round(exact + rest);
                rest += metric.kind() == Metric.Kind.SUM ? exact - scaled[i] : 0;
            }
        }
        return set(metric, scaled);
    }

    void setParts(Metric metric, long[][] parts) {
        numbers.put(metric, parts);
    }

    public Block setHistogram(Metric metric, int step, byte[] histogram) {
        histograms.computeIfAbsent(metric, key -> new byte[steps][])[step] = histogram;
        return this;
    }

    /** Null when no step is known. */
    long[][] parts(Metric metric) {
        return numbers.get(metric);
    }

    long number(Metric metric, Part part, int step) {
        long[][] parts = numbers.get(metric);
        return parts == null ? UNKNOWN : parts[parts.length == 1 ? 0 : part.ordinal()][step];
    }

    /** A sum, or a gauge's last number. */
    public long number(Metric metric, int step) {
        return number(metric, Part.LAST, step);
    }

    public byte[] histogram(Metric metric, int step) {
        byte[][] all = histograms.get(metric);
        return all == null ? null : all[step];
    }

    boolean isKnown(Metric metric, int step) {
        return metric.kind() == Metric.Kind.HISTOGRAM
                ? histogram(metric, step) != null
                : number(metric, step) != UNKNOWN;
    }

    /** Whether all steps of all these are known. */
    boolean isComplete(Set<Metric> expected) {
        for (Metric metric : expected) {
            for (int step = 0; step < steps; step++) {
                if (!isKnown(metric, step)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** With one of its numbers alone. */
    Block only(Metric metric) {
        Block only = new Block(startMillis, stepMillis, steps);
        if (numbers.containsKey(metric)) {
            only.numbers.put(metric, numbers.get(metric));
        }
        return only;
    }

    /** Takes over the steps of another block, with steps as long, that are not known here. */
    public void fill(Block other) {
        int shift = (int) ((other.startMillis - startMillis) / stepMillis);
        int from = Math.max(0, shift);
        int to = Math.min(steps, shift + other.steps);
        if (from < to) {
            other.numbers.forEach((metric, parts) -> fill(metric, parts, shift, from, to));
            other.histograms.forEach((metric, all) -> fill(metric, all, shift, from, to));
        }
    }

    private void fill(Metric metric, byte[][] other, int shift, int from, int to) {
        for (int step = from; step < to; step++) {
            if (other[step - shift] != null && histogram(metric, step) == null) {
                setHistogram(metric, step, other[step - shift]);
            }
        }
    }

    /** Column by column: a month of a thousand series is hundreds of millions of numbers. */
    private void fill(Metric metric, long[][] other, int shift, int from, int to) {
        boolean[] taken = taken(metric, other[Part.LAST.ordinal()], shift, from, to);
        if (taken == null) {
            return;
        }
        long[][] parts = numbers.get(metric);
        if (parts == null || other.length > parts.length) {
            parts = widened(parts, other.length);
            numbers.put(metric, parts);
        }
        for (int part = 0; part < parts.length; part++) {
            long[] column = parts[part];
            long[] source = other[Math.min(part, other.length - 1)];
            for (int step = from; step < to; step++) {
                column[step] = taken[step - from] ? source[step - shift] : column[step];
            }
        }
    }

    /** Which steps are known there and not here; null: none. */
    private boolean[] taken(Metric metric, long[] other, int shift, int from, int to) {
        long[][] parts = numbers.get(metric);
        boolean[] taken = new boolean[to - from];
        boolean any = false;
        for (int step = from; step < to; step++) {
            boolean known = parts != null && parts[Part.LAST.ordinal()][step] != UNKNOWN;
            taken[step - from] = !known && other[step - shift] != UNKNOWN;
            any |= taken[step - from];
        }
        return any ? taken : null;
    }

    private long[][] widened(long[][] parts, int width) {
        long[][] wide = new long[width][];
        for (int part = 0; part < width; part++) {
            wide[part] = parts == null ? new long[steps] : parts[0].clone();
            if (parts == null) {
                Arrays.fill(wide[part], UNKNOWN);
            }
        }
        return wide;
    }
}
