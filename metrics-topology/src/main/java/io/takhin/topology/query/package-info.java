/**
 * Interactive queries: which state stores there are, what is in them, page by page, and arithmetic on the series of many things.
 * Sees {@code event} for which topics are internal, {@code store} for stores' names,
 * {@code history} and {@code view} for what their keys and states mean.
 */
package io.takhin.topology.query;
