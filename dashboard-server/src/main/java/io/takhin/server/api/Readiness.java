package io.takhin.server.api;

import java.util.Map;

/**
 * How far the numbers can be trusted.
 *
 * @param ready caught up, and at least one cluster has a snapshot
 * @param state the topology's, {@code waiting-for-events} when it has caught up but no event ever came, or {@code stale}
 *     when none has come for long
 * @param problem what is wrong, in words; null when nothing is
 */
public record Readiness(boolean ready, String state, long remainingRecords, String problem) {

    static final String STALE = "stale";

    /** Whether the numbers are those of now. */
    public boolean tellsOfNow() {
        return ready && !state.equals(STALE);
    }

    Readiness withoutProblem() {
        return new Readiness(ready, state, remainingRecords, null);
    }

    Map<String, Object> asMap() {
        return Map.of("state", state, "remainingRecords", remainingRecords);
    }
}
