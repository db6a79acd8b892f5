package io.takhin.server.access;

import io.javalin.security.RouteRole;

/** Who may use a route. */
public enum Role implements RouteRole {
    /** Everybody who reaches the server. */
    PUBLIC,
    /** Whoever has the API key, or a session that was opened with it. */
    READ
}
