package io.takhin.server.push;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.takhin.server.PushedViews;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.zip.GZIPInputStream;

/** A client made by hand: what it says, what it is sent, and what it makes of that. */
final class Subscriber implements Outlet {
    final List<JsonNode> messages = new ArrayList<>();
    final List<ByteBuffer> raw = new ArrayList<>();
    private final PushedViews models = new PushedViews();
    private final PushHub hub;
    private final LongSupplier clock;
    PushClient push;
    int binary;
    int deltas;
    int closedWith;

    Subscriber(PushHub hub, LongSupplier clock) {
        this.hub = hub;
        this.clock = clock;
    }

    void say(String text) {
        hub.hear(push, text, clock.getAsLong());
    }

    JsonNode model(String view) {
        return models.of(view);
    }

    @Override
    public void send(ByteBuffer utf8, Done done) {
        raw.add(utf8.duplicate());
        byte[] bytes = new byte[utf8.remaining()];
        utf8.get(bytes);
        take(bytes);
        done.done(true);
    }

    @Override
    public void sendBinary(ByteBuffer bytes, Done done) {
        binary++;
        raw.add(bytes.duplicate());
        byte[] packed = new byte[bytes.remaining()];
        bytes.get(packed);
        try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            take(plain.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        done.done(true);
    }

    private void take(byte[] json) {
        try {
            JsonNode message = new ObjectMapper().readTree(json);
            messages.add(message);
            deltas += message.path("since").isNumber() ? 1 : 0;
            if (message.has("view")) {
                models.take(message);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(Arrays.toString(json), e);
        }
    }

    @Override
    public void ping() {}

    @Override
    public void close(int code, String reason) {
        closedWith = code;
    }
}
