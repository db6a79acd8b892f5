package io.takhin.broker.collector;

/**
 * Which cluster a collector tells of, and which collector it is.
 *
 * @param collectorId tells this collector's events from another's on the same cluster
 */
record Origin(String clusterId, String collectorId) {}
