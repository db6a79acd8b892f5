/** Prometheus: the server's own numbers and the clusters'. Sees the topology's views. */
package io.takhin.server.metrics;
