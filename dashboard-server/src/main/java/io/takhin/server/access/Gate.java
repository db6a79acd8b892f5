package io.takhin.server.access;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.takhin.server.api.ApiProblem;
import java.util.function.BooleanSupplier;

/** Lets a request through to its route, or says why not. */
public final class Gate {

    private static final String BEARER = "Bearer ";

    private final ApiKey key;
    private final Sessions sessions;
    private final Origins origins;
    private final LoginLimiter limiter;

    /** @param key null: none is asked for */
    public Gate(ApiKey key, Sessions sessions, Origins origins, LoginLimiter limiter) {
        this.limiter = limiter;
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
            if (ctx.method() != HandlerType.GET && ctx.method() != HandlerType.HEAD) {
                origins.requireKnown(ctx);
            }
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
        String bearer = bearer(ctx);
        return bearer == null ? sessions.isOpen(ctx.cookie(SessionApi.cookieName(ctx))) : accepts(ctx, bearer);
    }

    private static String bearer(Context ctx) {
        String authorization = ctx.header("Authorization");
        return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? authorization.substring(BEARER.length()).trim()
                : null;
    }

    /** Whether what the request came with still holds; to be asked as long as its connection lasts. */
    public BooleanSupplier lease(Context ctx) {
        String token = ctx.cookie(SessionApi.cookieName(ctx));
        return key == null || bearer(ctx) != null ? () -> true : () -> sessions.isOpen(token);
    }

    /**
     * Whether it is the key. The right one is taken whatever came before it: many may share an address, and one of them
     * who guesses must not lock the others out. What stands against guessing is the key's length.
     */
    boolean accepts(Context ctx, String candidate) {
        boolean right = key == null || key.matches(candidate);
        if (!right) {
            limiter.failed(ctx.ip());
        }
        return right;
    }

    private void requireKnown(Context ctx) {
        if (!isKnown(ctx)) {
            throw refusal(ctx, "This needs the API key, or a session opened with it.");
        }
    }

    /** 401; after many wrong keys 429. */
    ApiProblem refusal(Context ctx, String detail) {
        if (!limiter.allows(ctx.ip())) {
            return ApiProblem.of(
                    429, "too-many-logins", "Too many logins", "Too many wrong keys came from here.", "Wait a minute.");
        }
        return ApiProblem.of(
                401,
                "unauthorized",
                "Unauthorized",
                detail,
                "Send \"Authorization: Bearer KEY\", or POST {\"key\": KEY} to /api/session from a browser.");
    }
}
