package io.takhin.server.access;

import io.javalin.http.Context;
import io.takhin.server.api.ApiProblem;

/** Lets a request through to its route, or says why not. */
public final class Gate {

    private static final String BEARER = "Bearer ";

    private final ApiKey key;
    private final Sessions sessions;
    private final Origins origins;

    /** @param key null: none is asked for */
    public Gate(ApiKey key, Sessions sessions, Origins origins) {
        this.key = key;
        this.sessions = sessions;
        this.origins = origins;
    }

    public boolean asksForKey() {
        return key != null;
    }

    /** Before every matched route. */
    public void check(Context ctx) {
        origins.requireLoopbackName(ctx);
        if (ctx.routeRoles().contains(Role.READ)) {
            requireKnown(ctx);
        }
    }

    /** Before a WebSocket upgrade, which browsers let foreign pages ask for with this server's cookie. */
    public void checkUpgrade(Context ctx) {
        origins.requireLoopbackName(ctx);
        origins.requireKnown(ctx);
        requireKnown(ctx);
    }

    /** Whether it may read. */
    public boolean isKnown(Context ctx) {
        if (key == null) {
            return true;
        }
        String authorization = ctx.header("Authorization");
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return key.matches(authorization.substring(BEARER.length()).trim());
        }
        return sessions.isOpen(ctx.cookie(SessionApi.cookieName(ctx)));
    }

    private void requireKnown(Context ctx) {
        if (!isKnown(ctx)) {
            throw unauthorized("This needs the API key, or a session opened with it.");
        }
    }

    static ApiProblem unauthorized(String detail) {
        return ApiProblem.of(
                401,
                "unauthorized",
                "Unauthorized",
                detail,
                "Send \"Authorization: Bearer KEY\", or POST {\"key\": KEY} to /api/session from a browser.");
    }
}
