package io.takhin.server.access;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import io.takhin.server.api.ApiProblem;
import io.takhin.server.api.Json;
import java.io.IOException;

/** {@code /api/session}: a browser's login, by a cookie that scripts can't read and other sites can't use. */
public final class SessionApi {

    /** The request of a login. */
    record Login(String key) {}

    /** What a page must know to choose between dashboard and login form. */
    record State(boolean keyRequired, boolean open) {}

    private final ApiKey key;
    private final Sessions sessions;
    private final LoginLimiter limiter;
    private final Origins origins;
    private final Gate gate;

    /** @param key null: none is asked for */
    public SessionApi(ApiKey key, Sessions sessions, LoginLimiter limiter, Origins origins, Gate gate) {
        this.key = key;
        this.sessions = sessions;
        this.limiter = limiter;
        this.origins = origins;
        this.gate = gate;
    }

    public void state(Context ctx) {
        ctx.header("Cache-Control", "no-store").contentType("application/json");
        ctx.result(Json.bytes(new State(gate.asksForKey(), gate.isKnown(ctx))));
    }

    public void open(Context ctx) {
        origins.requireKnown(ctx);
        if (!limiter.allows(ctx.ip())) {
            throw ApiProblem.of(429, "too-many-logins", "Too many logins", "Too many failed logins.", "Wait a minute.");
        }
        String given = read(ctx);
        if (key != null && !key.matches(given)) {
            limiter.failed(ctx.ip());
            throw Gate.unauthorized("The key is not the one this server was started with.");
        }
        ctx.cookie(cookie(ctx, sessions.open(), (int) Sessions.LIFETIME.toSeconds()));
        ctx.status(204);
    }

    public void close(Context ctx) {
        origins.requireKnown(ctx);
        sessions.close(ctx.cookie(cookieName(ctx)));
        ctx.cookie(cookie(ctx, "", 0));
        ctx.status(204);
    }

    private static String read(Context ctx) {
        try {
            Login login = Json.read(ctx.bodyAsBytes(), Login.class);
            if (login != null && login.key() != null) {
                return login.key();
            }
        } catch (IOException e) {
            // told below; the body may hold a key, so what the parser says of it isn't
        }
        throw ApiProblem.of(
                400, "bad-body", "Bad body", "body: expected {\"key\": \"…\"}, found another.", "Send that JSON.");
    }

    /** Cookies are the host's, whatever the port; the name keeps servers on one host apart. */
    static String cookieName(Context ctx) {
        return "takhin_session_" + ctx.req().getServerPort();
    }

    private static Cookie cookie(Context ctx, String value, int maxAgeSeconds) {
        boolean https = "https".equals(ctx.scheme()) || "https".equals(ctx.header("X-Forwarded-Proto"));
        return new Cookie(cookieName(ctx), value, "/", maxAgeSeconds, https, true, null, SameSite.STRICT);
    }
}
