package io.takhin.server.access;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Browser sessions of a fixed length. A token holds its end and a random number, signed with a secret that follows from the
 * API key: so a page stays logged in over a restart of the server, and nobody does when the key has changed. What was
 * logged out is remembered until its end, by this process alone. Thread-safe.
 */
public final class Sessions {

    public static final Duration LIFETIME = Duration.ofHours(12);

    private static final String ALGORITHM = "HmacSHA256";
    private static final int NONCE_BYTES = 16;
    private static final int SIGNED_BYTES = Long.BYTES + NONCE_BYTES;
    private static final int TOKEN_BYTES = SIGNED_BYTES + 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec secret;
    private final int capacity;
    private final LongSupplier unixMillis;
    /** Logged-out tokens to when they end, in the order of logging out. */
    private final Map<String, Long> endByClosed = new LinkedHashMap<>();

    /**
     * @param secret what tokens are signed with
     * @param capacity logged-out tokens remembered at most; one more forgets the first
     * @param unixMillis the time that a restart doesn't change
     */
    public Sessions(byte[] secret, int capacity, LongSupplier unixMillis) {
        this.secret = new SecretKeySpec(secret, ALGORITHM);
        this.capacity = capacity;
        this.unixMillis = unixMillis;
    }

    /** The new session's token. */
    public String open() {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        ByteBuffer token = ByteBuffer.allocate(TOKEN_BYTES);
        token.putLong(unixMillis.getAsLong() + LIFETIME.toMillis()).put(nonce);
        token.put(signature(token.array()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
    }

    /** @param token as a client sent it; may be null */
    public boolean isOpen(String token) {
        if (token == null || endMillis(token) <= unixMillis.getAsLong()) {
            return false;
        }
        synchronized (this) {
            return !endByClosed.containsKey(token);
        }
    }

    public synchronized void close(String token) {
        if (!isOpen(token)) {
            return;
        }
        long now = unixMillis.getAsLong();
        Iterator<Long> ends = endByClosed.values().iterator();
        while (ends.hasNext() && (ends.next() <= now || endByClosed.size() >= capacity)) {
            ends.remove();
        }
        endByClosed.put(token, endMillis(token));
    }

    /** When the token ends; long ago, when it isn't one of ours, written as we write it. */
    private long endMillis(String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return Long.MIN_VALUE; // a foreign cookie, which is as good as none
        }
        if (bytes.length != TOKEN_BYTES) {
            return Long.MIN_VALUE;
        }
        byte[] signature = new byte[TOKEN_BYTES - SIGNED_BYTES];
        System.arraycopy(bytes, SIGNED_BYTES, signature, 0, signature.length);
        boolean ours = MessageDigest.isEqual(signature, signature(bytes));
        boolean canonical =
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(token);
        return ours && canonical ? ByteBuffer.wrap(bytes).getLong() : Long.MIN_VALUE;
    }

    private byte[] signature(byte[] token) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            mac.update(token, 0, SIGNED_BYTES);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
