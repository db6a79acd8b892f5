package io.takhin.topology.view;

/**
 * Numbers second by second. NaN means unknown and is null in JSON.
 *
 * @param fromMillis the start of the first second
 * @param stepMillis the distance of the points
 * @param points one number a step
 */
public record Series(long fromMillis, long stepMillis, double[] points) {}
