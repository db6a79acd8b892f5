/**
 * The views: each one file, from its input events to its current rows. Rows are immutable, and their JSON form (by
 * Jackson, as named) is the API's. Sees the event contract,
 * {@code board}, {@code history}, {@code sketch}, {@code store} and {@code intake}.
 */
package io.takhin.topology.view;
