/**
 * The agentless observer: tells of any Kafka-protocol cluster by the Admin API alone. {@code *Reader} asks the cluster,
 * {@code *Facts} is what it answered, {@code ToldTable} and {@code *Events} are pure: from facts to the rows that changed.
 * Sees {@code event} and {@code sink}.
 */
package io.takhin.broker.collector;
