package io.takhin.topology.query;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;

/**
 * One thing's values of each step.
 *
 * @param values NaN: unknown
 * @param there whether it was there, for all that is known
 */
record OneSeries(String name, double[] values, boolean[] there) {

    /** Adds up the known steps. */
    void addTo(DoubleSummaryStatistics statistics) {
        Arrays.stream(values).filter(value -> !Double.isNaN(value)).forEach(statistics);
    }

    /** What a total grew in each step, by the second; unknown where it began anew. The first step is left out. */
    OneSeries growth(int stepSeconds) {
        double[] growth = new double[values.length - 1];
        for (int i = 0; i < growth.length; i++) {
            double records = values[i + 1] - values[i];
            growth[i] = records < 0 ? Double.NaN : Exact.rounded(records / stepSeconds);
        }
        return new OneSeries(name, growth, Arrays.copyOfRange(there, 1, there.length));
    }
}
