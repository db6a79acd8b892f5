package io.takhin.server.access;

import static java.util.Map.entry;

import io.javalin.http.Context;
import java.util.Map;
import java.util.Set;

/** What every answer tells browsers to forbid. */
public final class SecurityHeaders {

    /** No inline script or style, nothing from elsewhere; data: images are in Swagger UI's stylesheet. */
    static final String CONTENT_POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; object-src 'none'; "
            + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final String OPENER_POLICY = "Cross-Origin-Opener-Policy";

    /** Name to value. */
    public static final Map<String, String> ALL = Map.ofEntries(
            entry("Content-Security-Policy", CONTENT_POLICY),
            entry("X-Content-Type-Options", "nosniff"),
            entry("X-Frame-Options", "DENY"),
            entry("Referrer-Policy", "no-referrer"),
            entry(OPENER_POLICY, "same-origin"),
            entry("Origin-Agent-Cluster", "?1"),
            entry("Cross-Origin-Resource-Policy", "same-origin"),
            entry("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
            entry("Cache-Control", "no-cache"),
            entry("Vary", "Accept-Encoding, Origin, Sec-Fetch-Site"));

    /** Of these a browser takes note with a document or a worker; with each of a page's many files they would only weigh. */
    private static final Set<String> OF_DOCUMENTS = Set.of(
            "Content-Security-Policy",
            "X-Frame-Options",
            "Referrer-Policy",
            OPENER_POLICY,
            "Origin-Agent-Cluster",
            "Permissions-Policy");

    private SecurityHeaders() {}

    public static void add(Context ctx) {
        boolean part = isPartOfPage(ctx.path());
        boolean unopened = hasNoOpener(ctx);
        ALL.forEach((name, value) -> {
            if (!(part && OF_DOCUMENTS.contains(name)) && !(unopened && name.equals(OPENER_POLICY))) {
                ctx.header(name, value);
            }
        });
    }

    /**
     * Whether the browser says that no page has led here: an address typed, a bookmark. There is no opener to part from
     * then, and for that policy browsers start another process once they have read the answer's head.
     */
    private static boolean hasNoOpener(Context ctx) {
        return "none".equals(ctx.header("Sec-Fetch-Site"));
    }

    static boolean isPartOfPage(String path) {
        boolean ofPage = path.endsWith(".js") || path.endsWith(".css") || path.endsWith(".png");
        return ofPage && !path.startsWith("/api/") && !path.endsWith("-worker.js");
    }
}
