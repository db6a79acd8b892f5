package io.takhin.server.push;

import io.takhin.server.api.Frame;
import io.takhin.server.api.Frames;
import java.util.Optional;

/** What clients of one cluster get in one round: looked up once for all of them, when the first one asks. Not thread-safe. */
final class Current {

    private final Frames frames;
    private final ViewStreams streams;
    private final String clusterId;
    private final String never;
    private Optional<Frame> frame;
    private Optional<Now> views;

    /** @param clusterId null: the only one */
    Current(Frames frames, ViewStreams streams, String clusterId) {
        this.frames = frames;
        this.streams = streams;
        this.clusterId = clusterId;
        this.never = frames.whyNever(clusterId).orElse(null);
    }

    /** Why there will be nothing; null when there may. */
    String never() {
        return never;
    }

    /** What the client gets if it is time: the whole object, or the views that it wants. */
    PushClient.Outcome offerTo(PushClient client, long nowMillis) {
        return switch (client.takes()) {
            case NOTHING -> PushClient.Outcome.NOT_DUE;
            case FRAMES -> frame().map(now -> client.offer(now, nowMillis)).orElse(PushClient.Outcome.NOT_DUE);
            case VIEWS ->
                views().map(now -> client.offer(streams, now, nowMillis)).orElse(PushClient.Outcome.NOT_DUE);
        };
    }

    private Optional<Frame> frame() {
        if (frame == null) {
            frame = frames.find(clusterId);
        }
        return frame;
    }

    private Optional<Now> views() {
        if (views == null) {
            views = streams.now(clusterId);
        }
        return views;
    }
}
