package io.takhin.topology.view;

/**
 * How far a group is behind in time: how long ago its committed offset was the log end.
 *
 * @param millis the time; null when unknown
 * @param bound {@code exact} to a tick; {@code atLeast} when the offset is older than the history kept; {@code unknown}
 * @param reason why not exact; null when exact
 */
public record TimeLag(Long millis, Bound bound, String reason) {

    public enum Bound {
        exact,
        atLeast,
        unknown
    }

    public static final TimeLag NONE = new TimeLag(0L, Bound.exact, null);

    public static TimeLag unknown(String reason) {
        return new TimeLag(null, Bound.unknown, reason);
    }
}
