package io.takhin.topology.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * One value a step: of the step that begins at {@code fromMillis + i * stepSeconds * 1000}. NaN: unknown.
 *
 * @param rollupSeconds the steps as they are kept that these were made of
 * @param metrics by name
 * @param unknown why values are missing, by metric
 */
public record HistoryAnswer(
        String clusterId,
        long fromMillis,
        long toMillis,
        int stepSeconds,
        int rollupSeconds,
        Map<String, Values> metrics,
        Map<String, String> unknown) {

    /**
     * @param values rates by the second; of a gauge the last in the step; percentiles of all values in the step
     * @param min of a gauge; null where it has none
     * @param max as min
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Values(String unit, double[] values, double[] min, double[] max) {}
}
