package io.takhin.server.access;

import io.javalin.http.Context;
import io.takhin.server.api.ApiProblem;
import io.takhin.server.api.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Reads what a login sends. Anybody may send it, at any pace, and a thread waits for it: so it must be short and say its
 * length, few are read at a time, and each within a few seconds.
 */
final class LoginBody {

    /** The request of a login. */
    record Login(String key) {}

    static final int MAX_BYTES = 1_024;
    static final int MAX_AT_A_TIME = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Semaphore places = new Semaphore(MAX_AT_A_TIME);

    /** The key that it names. */
    String key(Context ctx) {
        int length = length(ctx);
        if (!places.tryAcquire()) {
            throw ApiProblem.of(
                    429, "too-many-logins", "Too many logins", "Too many logins at a time.", "Try again in a second.");
        }
        try {
            return key(read(ctx.req().getInputStream(), length));
        } catch (IOException e) {
            // the body may hold a key, so what the parser says of it isn't told
            throw ApiProblem.of(
                    400, "bad-body", "Bad body", "body: expected {\"key\": \"…\"}, found another.", "Send that JSON.");
        } finally {
            places.release();
        }
    }

    private static int length(Context ctx) {
        long length = ctx.req().getContentLengthLong();
        if (length < 0) {
            throw ApiProblem.of(
                    411, "length-required", "Length required", "The body's length isn't told.", "Send Content-Length.");
        }
        if (length > MAX_BYTES) {
            String detail = "body: expected at most " + MAX_BYTES + " bytes, found " + length + ".";
            throw ApiProblem.of(413, "body-too-large", "Body too large", detail, "Send {\"key\": KEY} alone.");
        }
        return (int) length;
    }

    private static byte[] read(InputStream in, int length) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(length);
        byte[] part = new byte[MAX_BYTES];
        long endNanos = System.nanoTime() + PATIENCE.toNanos();
        for (int count = in.read(part); count >= 0; count = in.read(part)) {
            body.write(part, 0, count);
            if (System.nanoTime() > endNanos) {
                throw new IOException("the body came too slowly");
            }
        }
        return body.toByteArray();
    }

    private static String key(byte[] body) throws IOException {
        Login login = Json.read(body, Login.class);
        if (login == null || login.key() == null) {
            throw new IOException("no key");
        }
        return login.key();
    }
}
