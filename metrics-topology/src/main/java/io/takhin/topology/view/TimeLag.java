package io.takhin.topology.view;

/**
 * How far a group is behind in time: how long ago its committed offset was the log end.
 *
 * @param millis the time; null when unknown
 * @param bound {@code exact} to a tick; {@code about} when log ends of that age are kept at a distance only; {@code atLeast} when
 *     the offset is older than the history kept, or of several partitions one's; {@code unknown}
 * @param reason why not exact; null when exact
 */
public record TimeLag(Long millis, Bound bound, String reason) {

    public enum Bound {
        exact,
        about,
        atLeast,
        unknown
    }

    public static final TimeLag NONE = new TimeLag(0L, Bound.exact, null);

    public static TimeLag unknown(String reason) {
        return new TimeLag(null, Bound.unknown, reason);
    }

    public static TimeLag about(long millis) {
        return new TimeLag(millis, Bound.about, "Log ends of so long ago are kept some seconds to minutes apart.");
    }

    /** The one of two that is further behind; where either may be further still, that is said. */
    TimeLag orFurther(TimeLag other) {
        if (millis == null || other.millis == null) {
            return millis == null ? other : this;
        }
        TimeLag further = other.millis > millis ? other : this;
        TimeLag open = bound == Bound.atLeast ? this : other;
        return open.bound == Bound.atLeast ? new TimeLag(further.millis, Bound.atLeast, open.reason) : further;
    }
}
