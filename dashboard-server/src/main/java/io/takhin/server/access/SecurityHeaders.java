package io.takhin.server.access;

import io.javalin.http.Context;
import java.util.Map;
import java.util.Set;

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

    /** Of these a browser takes note with a document or a worker; with each of a page's many files they would only weigh. */
    private static final Set<String> OF_DOCUMENTS = Set.of(
            "Content-Security-Policy",
            "X-Frame-Options",
            "Referrer-Policy",
            "Cross-Origin-Opener-Policy",
            "Permissions-Policy");

    private SecurityHeaders() {}

    public static void add(Context ctx) {
        boolean part = isPartOfPage(ctx.path());
        ALL.forEach((name, value) -> {
            if (!part || !OF_DOCUMENTS.contains(name)) {
                ctx.header(name, value);
            }
        });
    }

    static boolean isPartOfPage(String path) {
        boolean ofPage = path.endsWith(".js") || path.endsWith(".css") || path.endsWith(".png");
        return ofPage && !path.startsWith("/api/") && !path.endsWith("-worker.js");
    }
}
