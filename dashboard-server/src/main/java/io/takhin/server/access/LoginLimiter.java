package io.takhin.server.access;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Counts wrong keys: so many an address and minute are told to be wrong. Thread-safe, bounded in memory. */
public final class LoginLimiter {

    static final int FAILURES_PER_MINUTE = 10;

    private static final long WINDOW_MILLIS = 60_000;
    private static final int MAX_ADDRESSES = 10_000;

    private record Failures(long sinceMillis, int count) {}

    private final LongSupplier clockMillis;
    private final Map<String, Failures> byAddress = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MAX_ADDRESSES;
        }
    };

    public LoginLimiter(LongSupplier clockMillis) {
        this.clockMillis = clockMillis;
    }

    public synchronized boolean allows(String address) {
        Failures failures = byAddress.get(address);
        return failures == null || isOver(failures) || failures.count() <= FAILURES_PER_MINUTE;
    }

    public synchronized void failed(String address) {
        Failures failures = byAddress.get(address);
        boolean fresh = failures == null || isOver(failures);
        byAddress.put(
                address,
                fresh
                        ? new Failures(clockMillis.getAsLong(), 1)
                        : new Failures(failures.sinceMillis(), failures.count() + 1));
    }

    private boolean isOver(Failures failures) {
        return clockMillis.getAsLong() - failures.sinceMillis() >= WINDOW_MILLIS;
    }
}
