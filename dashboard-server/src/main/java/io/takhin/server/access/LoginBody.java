package io.takhin.server.access;

import io.javalin.http.Context;
import io.takhin.server.api.ApiProblem;
import io.takhin.server.api.Json;
import io.takhin.server.api.SmallBody;
import java.io.IOException;
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

    private final Semaphore places = new Semaphore(MAX_AT_A_TIME);

    /** The key that it names. */
    String key(Context ctx) {
        int length = SmallBody.length(ctx, MAX_BYTES, "Send {\"key\": KEY} alone.");
        if (!places.tryAcquire()) {
            throw ApiProblem.of(
                    429, "too-many-logins", "Too many logins", "Too many logins at a time.", "Try again in a second.");
        }
        try {
            return key(SmallBody.read(ctx, length));
        } catch (IOException e) {
            // the body may hold a key, so what the parser says of it isn't told
            throw ApiProblem.of(
                    400, "bad-body", "Bad body", "body: expected {\"key\": \"…\"}, found another.", "Send that JSON.");
        } finally {
            places.release();
        }
    }

    private static String key(byte[] body) throws IOException {
        Login login = Json.read(body, Login.class);
        if (login == null || login.key() == null) {
            throw new IOException("no key");
        }
        return login.key();
    }
}
