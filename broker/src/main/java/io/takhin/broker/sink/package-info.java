/** Ways for events to leave: what the reporter and the collector write to. Sees {@code event}. */
package io.takhin.broker.sink;
