/** WebSocket push: one serialised frame a tick, shared by all clients. Sees {@code api} for the frame's content. */
package io.takhin.server.push;
