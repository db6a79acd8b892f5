package io.takhin.topology.view;

import java.util.Map;

/**
 * One broker. Null: unknown, the reason in {@code unknown}.
 *
 * @param present registered with the cluster, or reporting within the last seconds
 * @param plugin whether the plugin reports from it
 * @param seenMillis when anything last came from it or named it
 * @param rates its own share of the traffic; fetchRate is never known per broker
 * @param produceTime null unless its plugin records all requests, as fetchTime, which is of consumers' fetches
 * @param requestHandlerIdleRatio 0 to 1, as networkIdleRatio
 * @param failedProduceRate failed requests/s, as failedFetchRate
 * @param logBytes all replicas held
 * @param clockOffsetMillis its clock is so much ahead of the collector's, and its times are corrected by that; 0 while they
 *     go together
 */
public record BrokerRow(
        int brokerId,
        String host,
        String rack,
        boolean present,
        boolean controller,
        boolean plugin,
        long seenMillis,
        RateRow rates,
        PhaseRow produceTime,
        PhaseRow fetchTime,
        Long activeConnections,
        Double requestHandlerIdleRatio,
        Double networkIdleRatio,
        Long underReplicatedPartitions,
        Long leaderCount,
        Long partitionCount,
        Double failedProduceRate,
        Double failedFetchRate,
        Long heapUsedBytes,
        Long heapMaxBytes,
        Long threadCount,
        Long logBytes,
        Long diskTotalBytes,
        Long diskUsableBytes,
        Long clockOffsetMillis,
        Map<String, String> unknown) {}
