/**
 * The past, played again: the same views, driven from metric events in Kafka or in a file at a clock of their own. Sees the
 * event contract, {@code board}, {@code history}, {@code intake}, {@code sketch}, {@code store} and
 * {@code view}; nothing of Kafka Streams.
 */
package io.takhin.topology.replay;
