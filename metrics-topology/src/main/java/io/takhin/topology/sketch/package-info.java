/**
 * Small numeric structures that the views fold their events into: second by second counters, offset histories, merged
 * histograms. Sees nothing of this project. None is thread-safe.
 */
package io.takhin.topology.sketch;
