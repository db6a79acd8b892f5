/**
 * History: blocks of a series' steps, how they are written once they are settled, rolled up, and read again. Sees
 * {@code store}. What a second holds is asked of whoever knows, {@code view}.
 */
package io.takhin.topology.history;
