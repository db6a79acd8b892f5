package io.takhin.broker.collector;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/** What failed is left alone for a while: 1, 2, 4, … at most 30 seconds. Not thread-safe. */
final class BackOff {

    private static final long FIRST_MILLIS = 1_000;
    private static final long MAX_MILLIS = 30_000;

    private record Failure(Throwable cause, long delayMillis, long untilMillis) {}

    private final LongSupplier clockMillis;
    private final Map<Object, Failure> failures = new HashMap<>();

    BackOff(LongSupplier clockMillis) {
        this.clockMillis = clockMillis;
    }

    boolean isReady(Object key) {
        Failure failure = failures.get(key);
        return failure == null || clockMillis.getAsLong() >= failure.untilMillis();
    }

    /** Why the key is left alone. */
    Throwable cause(Object key) {
        return failures.get(key).cause();
    }

    void failed(Object key, Throwable cause) {
        Failure before = failures.get(key);
        long delay = before == null ? FIRST_MILLIS : Math.min(before.delayMillis() * 2, MAX_MILLIS);
        failures.put(key, new Failure(cause, delay, clockMillis.getAsLong() + delay));
    }

    /** Forgets what isn't asked for any more. */
    void keepOnly(Collection<?> keys) {
        if (!failures.isEmpty()) {
            failures.keySet().retainAll(Set.copyOf(keys));
        }
    }

    int size() {
        return failures.size();
    }

    void succeeded(Object key) {
        failures.remove(key);
    }
}
