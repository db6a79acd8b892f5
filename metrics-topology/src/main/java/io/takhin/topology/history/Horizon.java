package io.takhin.topology.history;

import io.takhin.topology.store.HistoryStores;
import io.takhin.topology.store.Rollup;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * How far back anything is kept.
 *
 * @param stores how long
 * @param agoMillis how long ago the present of the answers is: what was kept then may not be any more
 * @param sinceMillis nothing of before was ever seen; {@link Long#MIN_VALUE}: that isn't so
 */
record Horizon(HistoryStores stores, long agoMillis, long sinceMillis) {

    static Horizon ofNow(HistoryStores stores) {
        return new Horizon(stores, 0, Long.MIN_VALUE);
    }

    /** The first step that something may be known of all of, or its end. */
    long first(HistoryQuery query) {
        long before = sinceMillis - query.fromMillis();
        boolean all = sinceMillis == Long.MIN_VALUE || before <= 0;
        long step = query.stepMillis();
        return all
                ? query.fromMillis()
                : Math.min(query.toMillis(), query.fromMillis() + (before + step - 1) / step * step);
    }

    /** The finest steps that are kept of what is so long before the present, in seconds. */
    int finestStepSeconds(long beforeMillis) {
        for (Rollup rollup : Rollup.values()) {
            if (beforeMillis + agoMillis <= stores.retention(rollup).toMillis()) {
                return rollup.stepSeconds();
            }
        }
        return Rollup.MINUTES.stepSeconds();
    }

    /** Why nothing is kept of a moment; empty when something may be. */
    Optional<String> whyNothing(Rollup rollup, long atMillis, long nowMillis) {
        if (atMillis < sinceMillis) {
            return Optional.of("The replay has not read what was before " + Instant.ofEpochMilli(sinceMillis) + ".");
        }
        if (atMillis >= nowMillis + agoMillis - stores.retention(rollup).toMillis()) {
            return Optional.empty();
        }
        String kept = stores.retention(rollup).toString().substring(2).toLowerCase(Locale.ROOT);
        return Optional.of("Steps of " + rollup.label() + " are kept for " + kept
                + (rollup == Rollup.MINUTES ? "." : "; ask for a step of whole minutes."));
    }
}
