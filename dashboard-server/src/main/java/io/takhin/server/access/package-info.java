/** Who may ask: API key, browser sessions, origins, response headers. Sees {@code api} for problem objects. */
package io.takhin.server.access;
