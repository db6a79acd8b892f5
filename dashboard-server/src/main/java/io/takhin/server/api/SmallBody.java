package io.takhin.server.api;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Reads a request's body while a thread waits for it: so it must be short, say its length, and come within seconds. */
public final class SmallBody {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private SmallBody() {}

    /**
     * The length that it says.
     *
     * @param whatToDo if it is too long
     */
    public static int length(Context ctx, int maxBytes, String whatToDo) {
        long length = ctx.req().getContentLengthLong();
        if (length < 0) {
            throw ApiProblem.of(
                    411, "length-required", "Length required", "The body's length isn't told.", "Send Content-Length.");
        }
        if (length > maxBytes) {
            String detail = "body: expected at most " + maxBytes + " bytes, found " + length + ".";
            throw ApiProblem.of(413, "body-too-large", "Body too large", detail, whatToDo);
        }
        return (int) length;
    }

    public static byte[] read(Context ctx, int length) throws IOException {
        InputStream in = ctx.req().getInputStream();
        ByteArrayOutputStream body = new ByteArrayOutputStream(length);
        byte[] part = new byte[1_024];
        long endNanos = System.nanoTime() + PATIENCE.toNanos();
        for (int count = in.read(part); count >= 0; count = in.read(part)) {
            body.write(part, 0, count);
            if (System.nanoTime() > endNanos) {
                throw new IOException("the body came too slowly");
            }
        }
        return body.toByteArray();
    }
}
