package io.takhin.server.access;

import java.time.Duration;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Browser sessions, in memory: random 256-bit tokens, kept as hashes, for a fixed time. Thread-safe. */
public final class Sessions {

    public static final Duration LIFETIME = Duration.ofHours(12);

    private final int capacity;
    private final LongSupplier clockMillis;
    /** Hash of the token to when it ends; oldest first, as all live equally long. */
    private final Map<String, Long> endByHash = new LinkedHashMap<>();

    /** @param capacity sessions at most; one more ends the oldest */
    public Sessions(int capacity, LongSupplier clockMillis) {
        this.capacity = capacity;
        this.clockMillis = clockMillis;
    }

    /** The new session's token. */
    public synchronized String open() {
        long now = clockMillis.getAsLong();
        Iterator<Long> ends = endByHash.values().iterator();
        while (ends.hasNext() && (ends.next() <= now || endByHash.size() >= capacity)) {
            ends.remove();
        }
        String token = ApiKey.random();
        endByHash.put(hash(token), now + LIFETIME.toMillis());
        return token;
    }

    /** @param token as a client sent it; may be null */
    public synchronized boolean isOpen(String token) {
        Long end = token == null ? null : endByHash.get(hash(token));
        return end != null && end > clockMillis.getAsLong();
    }

    public synchronized void close(String token) {
        if (token != null) {
            endByHash.remove(hash(token));
        }
    }

    public synchronized int size() {
        return endByHash.size();
    }

    private static String hash(String token) {
        return Base64.getEncoder().encodeToString(ApiKey.sha256(token));
    }
}
