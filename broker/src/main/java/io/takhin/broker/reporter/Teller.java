package io.takhin.broker.reporter;

/**
 * Who tells, in every event.
 *
 * @param epochMillis since when the counters count; see {@link CounterEpoch}
 */
record Teller(String clusterId, int brokerId, long epochMillis) {}
