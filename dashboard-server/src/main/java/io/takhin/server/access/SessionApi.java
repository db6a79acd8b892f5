package io.takhin.server.access;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import io.takhin.server.api.Json;

/** {@code /api/session}: a browser's login, by a cookie that scripts can't read and other sites can't use. */
public final class SessionApi {

    /** What a page must know to choose between dashboard and login form. */
    record State(boolean keyRequired, boolean open) {}

    private final Sessions sessions;
    private final LoginBody body = new LoginBody();
    private final Origins origins;
    private final Gate gate;

    public SessionApi(Sessions sessions, Origins origins, Gate gate) {
        this.sessions = sessions;
        this.origins = origins;
        this.gate = gate;
    }

    public void state(Context ctx) {
        ctx.header("Cache-Control", "no-store").contentType("application/json");
        ctx.result(Json.bytes(new State(gate.asksForKey(), gate.isKnown(ctx))));
    }

    public void open(Context ctx) {
        origins.requireKnown(ctx);
        if (!gate.accepts(ctx, body.key(ctx))) {
            throw gate.refusal(ctx, "The key is not the one this server was started with.");
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

    /** Cookies are the host's, whatever the port; the name keeps servers on one host apart. */
    static String cookieName(Context ctx) {
        return "takhin_session_" + ctx.req().getServerPort();
    }

    private static Cookie cookie(Context ctx, String value, int maxAgeSeconds) {
        boolean https = "https".equals(ctx.scheme()) || "https".equals(ctx.header("X-Forwarded-Proto"));
        return new Cookie(cookieName(ctx), value, "/", maxAgeSeconds, https, true, null, SameSite.STRICT);
    }
}
