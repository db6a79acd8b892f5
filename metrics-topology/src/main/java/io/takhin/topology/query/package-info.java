/**
 * Interactive queries: which state stores there are, and what is in them, page by page. Sees {@code store} for their names,
 * {@code history} and {@code view} for what their keys and states mean.
 */
package io.takhin.topology.query;
