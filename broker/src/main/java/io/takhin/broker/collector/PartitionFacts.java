package io.takhin.broker.collector;

import io.takhin.broker.event.PartitionState;

/** One partition as a round found it: a row of {@link PartitionState}, whose columns say what -1 means. */
record PartitionFacts(
        String topicId,
        long logStart,
        long logEnd,
        long sizeBytes,
        int leader,
        int replicaCount,
        int isrCount,
        long replicaSizeBytes) {

    /** A new id under an old name is another topic. */
    boolean sameTopic(PartitionFacts other) {
        return topicId.equals(other.topicId);
    }
}
