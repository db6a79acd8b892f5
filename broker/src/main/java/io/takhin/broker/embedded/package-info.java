/**
 * A real Kafka broker in this JVM, and demo traffic for it. Sees {@code event} (names of the internal topics) and Kafka's
 * server classes, which the plugin does not have: nothing else of this module may see this package.
 */
package io.takhin.broker.embedded;
