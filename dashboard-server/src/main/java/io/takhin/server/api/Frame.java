package io.takhin.server.api;

import io.takhin.topology.view.ClusterSnapshot;
import io.takhin.topology.view.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** The monitoring answer of one moment, serialised once; immutable, shared by all who ask. */
public final class Frame {

    private final ClusterSnapshot snapshot;
    private final List<Problem> unreachable;
    private final byte[] json;
    private volatile byte[] gzipped;

    Frame(ClusterSnapshot snapshot, List<Problem> unreachable) {
        this.snapshot = snapshot;
        this.unreachable = unreachable;
        this.json = Json.bytes(MonitoringAnswer.of(snapshot, unreachable));
    }

    boolean isOf(ClusterSnapshot otherSnapshot, List<Problem> otherUnreachable) {
        return snapshot == otherSnapshot && unreachable.equals(otherUnreachable);
    }

    public long atMillis() {
        return snapshot.atMillis();
    }

    /** UTF-8; not to be changed. */
    public byte[] json() {
        return json;
    }

    /** The JSON as a buffer of its own position, over shared bytes. */
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

    /** Weak: the same answer, whether compressed or not. */
    public String etag() {
        return "W/\"" + Integer.toHexString(snapshot.clusterId().hashCode()) + "-"
                + Long.toHexString(snapshot.atMillis()) + "-" + Integer.toHexString(unreachable.hashCode()) + "-"
                + Integer.toHexString(json.length) + "\"";
    }
}
