package io.takhin.topology.replay;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;

/**
 * How far a replay is.
 *
 * @param warmUpFromMillis where reading began for {@code positionMillis}
 * @param positionMillis the second that is shown: all that was told until its end has been taken
 * @param progress 0 to 1: while warming up how much of that is done, else how much of the interval has been played
 * @param speed seconds of the past in one of now, as asked for
 * @param clusters the ones shown; empty: all
 * @param missingClusters of those that were asked for the ones that nothing was told of; empty while it warms up
 * @param eventsTotal events read since the replay was made
 * @param skippedTotal records read that are no events of this version
 * @param problem why it failed; null unless it did
 */
public record ReplayStatus(
        String id,
        State state,
        long fromMillis,
        long toMillis,
        long warmUpFromMillis,
        long positionMillis,
        double progress,
        double speed,
        List<String> clusters,
        List<String> missingClusters,
        long eventsTotal,
        long skippedTotal,
        String problem) {

    /** What it does. */
    public enum State {
        /** Reads what lies before the second to be shown: there are no views yet. */
        @JsonProperty("warming-up")
        WARMING_UP,
        /** Plays as fast as it can to a later second; views are those of the seconds on the way. */
        @JsonProperty("seeking")
        SEEKING,
        @JsonProperty("playing")
        PLAYING,
        @JsonProperty("paused")
        PAUSED,
        /** The last second is shown. */
        @JsonProperty("ended")
        ENDED,
        /** See the problem; it can only be deleted. */
        @JsonProperty("failed")
        FAILED;

        /** As in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
