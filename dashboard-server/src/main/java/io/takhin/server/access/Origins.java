package io.takhin.server.access;

import io.javalin.http.Context;
import io.takhin.server.api.ApiProblem;
import java.util.Set;

/** Which pages may talk to this server: its own, and those configured. */
public final class Origins {

    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Set<String> allowed;
    private final boolean loopbackOnly;

    /**
     * @param allowed other origins
     * @param loopbackOnly whether requests must name this machine by a loopback name: the guard, where no key is asked for,
     *     against a foreign page whose host name was pointed at this machine
     */
    public Origins(Set<String> allowed, boolean loopbackOnly) {
        this.allowed = Set.copyOf(allowed);
        this.loopbackOnly = loopbackOnly;
    }

    /** Programs send no Origin; browsers do so on WebSocket upgrades and on what changes something. */
    public void requireKnown(Context ctx) {
        String origin = ctx.header("Origin");
        if (origin != null && !isSame(origin, ctx.header("Host")) && !allowed.contains(origin)) {
            throw ApiProblem.of(
                    403,
                    "foreign-origin",
                    "Foreign origin",
                    "The page's origin \"" + origin + "\" is neither this server's nor configured.",
                    "Open the page from this server, or start it with --cors-origin " + origin + ".");
        }
    }

    public void requireLoopbackName(Context ctx) {
        String host = ctx.header("Host");
        if (loopbackOnly && (host == null || !LOOPBACK_NAMES.contains(withoutPort(host)))) {
            throw ApiProblem.of(
                    403,
                    "foreign-host",
                    "Foreign host name",
                    "Without an API key this server answers only to localhost, not to \"" + host + "\".",
                    "Use http://localhost, or start the server with --api-key.");
        }
    }

    /** CORS: lets the configured origins' pages read answers. They present the key; cookies stay at home. */
    public void allowConfigured(Context ctx) {
        String origin = ctx.header("Origin");
        if (origin == null || !allowed.contains(origin)) {
            return;
        }
        ctx.header("Access-Control-Allow-Origin", origin);
        ctx.header("Cross-Origin-Resource-Policy", "cross-origin");
        ctx.header("Access-Control-Allow-Methods", "GET, POST, PATCH, DELETE");
        ctx.header("Access-Control-Allow-Headers", "Authorization, Content-Type");
        ctx.header("Access-Control-Max-Age", "600");
    }

    private static boolean isSame(String origin, String host) {
        int scheme = origin.indexOf("://");
        return host != null && scheme > 0 && origin.substring(scheme + 3).equalsIgnoreCase(host);
    }

    private static String withoutPort(String host) {
        return host.replaceFirst(":[0-9]+$", "").toLowerCase(java.util.Locale.ROOT);
    }
}
