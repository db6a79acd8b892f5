package io.takhin.server.access;

import io.javalin.http.Context;
import java.util.Map;

/** What every answer tells browsers to forbid. */
public final class SecurityHeaders {

    /** No inline script or style, nothing from elsewhere; data: images are in Swagger UI's stylesheet. */
    static final String CONTENT_POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; object-src 'none'; "
            + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /** Name to value. */
    public static final Map<String, String> ALL = Map.of(
            "Content-Security-Policy", CONTENT_POLICY,
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=()",
            "Cache-Control", "no-cache",
            "Vary", "Accept-Encoding, Origin");

    private SecurityHeaders() {}

    public static void add(Context ctx) {
        ALL.forEach(ctx::header);
    }
}
