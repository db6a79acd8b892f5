package io.takhin.topology.view;

/**
 * Rates over the last {@link #WINDOW_SECONDS} complete seconds. Null: unknown; the reasons stand beside it.
 *
 * @param produceRate records/s appended
 * @param fetchRate records/s that consumer groups got past, by their committed offsets
 * @param produceBytes bytes/s appended
 * @param fetchBytes bytes/s sent to consumers, replication not counted
 */
public record RateRow(Double produceRate, Double fetchRate, Double produceBytes, Double fetchBytes) {

    /** The contract's push interval, so that successive pushes tile time: no second is left out or counted twice. */
    public static final int WINDOW_SECONDS = 2;

    public static final RateRow UNKNOWN = new RateRow(null, null, null, null);
}
