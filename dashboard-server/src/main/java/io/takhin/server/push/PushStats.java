package io.takhin.server.push;

/** What the push path tells of itself. */
public interface PushStats {

    PushStats NONE = new PushStats() {};

    default void clients(int now) {}

    default void framesSent(int count) {}

    default void framesSkipped(int count) {}

    /** A client that couldn't follow was disconnected. */
    default void clientDropped() {}

    /** One round over all clients in which something was sent. */
    default void round(double seconds) {}
}
