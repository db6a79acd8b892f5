package io.takhin.broker.reach;

import io.takhin.broker.collector.KnownCluster.Held;

/**
 * A broker that doesn't answer.
 *
 * @param sinceMillis when the first of the attempts was made that have failed since
 * @param atMillis when the last of them had failed
 * @param why why it failed, in a few words
 * @param registered whether Kafka still counts on it, as far as known
 * @param held what it had when last known; null when unknown
 */
public record Unreachable(
        String clusterId,
        int brokerId,
        String host,
        int port,
        long sinceMillis,
        long atMillis,
        String why,
        boolean registered,
        Held held) {}
