/**
 * Whether brokers answer at all, asked past Kafka: {@code BrokerProber} opens a TCP connection to each, again and again.
 * It tells before Kafka misses a broker, and while nothing can be read from it. Sees {@code collector}, which knows the
 * brokers.
 */
package io.takhin.broker.reach;
