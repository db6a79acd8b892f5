/**
 * What the views know now, in memory: filled by the views' processors, read when a snapshot is made. All access to a
 * {@link io.takhin.topology.board.ClusterBoard} and to what it holds is under its lock. Sees the event contract,
 * {@code sketch} and {@code store}.
 */
package io.takhin.topology.board;
