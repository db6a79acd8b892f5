/**
 * WebSocket push: one serialised frame a tick, shared by all clients; and views that clients subscribe to,
 * as what changed. Sees {@code api} for the frame's content.
 */
package io.takhin.server.push;
