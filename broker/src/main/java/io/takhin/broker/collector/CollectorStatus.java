package io.takhin.broker.collector;

import java.util.List;

/**
 * How a {@link ClusterCollector} fares.
 *
 * @param waiting whether it waits for the metric topics: there is nobody to tell
 * @param lastPollMillis when the last round that reached the cluster began; -1 before the first
 * @param pollMillis how long that round took; -1 before the first
 * @param failedCallsTotal Admin calls that failed since its start
 * @param problems what doesn't work now, one sentence each
 */
public record CollectorStatus(
        boolean waiting, long lastPollMillis, long pollMillis, long failedCallsTotal, List<String> problems) {

    static final CollectorStatus NOT_STARTED = new CollectorStatus(true, -1, -1, 0, List.of());
}
