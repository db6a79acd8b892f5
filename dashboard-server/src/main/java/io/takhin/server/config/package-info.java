/**
 * Settings: one table of keys, read from flags, environment and file, with all problems told at once. Sees only Kafka's own
 * rules for its clients, and how moments are written.
 */
package io.takhin.server.config;
