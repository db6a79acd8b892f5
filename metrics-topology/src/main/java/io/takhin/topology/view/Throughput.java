package io.takhin.topology.view;

import java.util.Map;

/**
 * What flows through the cluster's topics, internal topics not counted.
 *
 * @param now rates over the last complete seconds
 * @param produceRate records/s, second by second
 * @param unknown for each rate that is null: why
 */
public record Throughput(
        RateRow now,
        Series produceRate,
        Series fetchRate,
        Series produceBytes,
        Series fetchBytes,
        Map<String, String> unknown) {}
