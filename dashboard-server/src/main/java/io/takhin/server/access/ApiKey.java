package io.takhin.server.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The API key as its SHA-256. A plain hash is enough: keys are long and random, made by {@link #random()} or to be made as
 * such; a slow password hash would only slow each request down.
 */
public final class ApiKey {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] hash;

    public ApiKey(String key) {
        this.hash = sha256(key);
    }

    /** Null for none. */
    public static ApiKey of(String key) {
        return key == null ? null : new ApiKey(key);
    }

    /** Takes the same time wherever the two differ. */
    public boolean matches(String candidate) {
        return MessageDigest.isEqual(hash, sha256(candidate));
    }

    /** What sessions are signed with: follows from the key, and tells nothing of it. */
    public byte[] sessionSecret() {
        return sha256("takhin session " + Base64.getEncoder().encodeToString(hash));
    }

    /** 256 bits, fit for a URL. */
    public static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
