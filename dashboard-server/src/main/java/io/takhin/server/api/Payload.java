package io.takhin.server.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPOutputStream;

/** JSON, or a page's file, as bytes, made once and shared by all who get it; compressed once too. Immutable. */
public final class Payload {

    private final byte[] json;
    private volatile byte[] gzipped;

    /** @param json UTF-8; not to be changed */
    public Payload(byte[] json) {
        this.json = json;
    }

    /** Not to be changed. */
    public byte[] json() {
        return json;
    }

    public int size() {
        return json.length;
    }

    /** A buffer of its own position, over the shared bytes. */
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(json).asReadOnlyBuffer();
    }

    /** Compressed when first asked for. Two threads may both do it; that costs time, no harm. */
    public byte[] gzipped() {
        byte[] bytes = gzipped;
        if (bytes == null) {
            bytes = gzip(json);
            gzipped = bytes;
        }
        return bytes;
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 4 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
