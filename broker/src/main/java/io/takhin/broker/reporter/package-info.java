/**
 * The plugin: what an unmodified Apache Kafka broker tells of itself, every tick. {@link
 * io.takhin.broker.reporter.TakhinMetricsReporter} is what {@code metric.reporters} names; {@code TickCollector} makes a
 * tick's events; {@code RegistryIndex} holds references to the broker's metrics. Sees {@code event} and {@code sink}.
 */
package io.takhin.broker.reporter;
