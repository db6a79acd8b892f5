package io.takhin.topology.replay;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * What a capture says of itself: the first 4 KB of the file, text that {@code head -2} shows.
 *
 * @param fromMillis the first second that was asked for
 * @param toMillis the last one
 * @param warmUpFromMillis since when there are events, for what the views hold
 * @param hashedNames whether topics, groups and hosts go by other names
 * @param clusters whose events there are; the first 50
 * @param records events in the file; 0 while it is written
 * @param bytes of these, before compression
 * @param leftOut records that were no events of this version
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CaptureHeader(
        long fromMillis,
        long toMillis,
        long warmUpFromMillis,
        boolean hashedNames,
        List<String> clusters,
        long records,
        long bytes,
        long leftOut) {

    static final int SIZE = 4_096;
    static final int VERSION = 1;
    static final int MOST_CLUSTERS = 50;

    private static final String MAGIC = "TAKHIN-CAPTURE ";
    private static final ObjectMapper JSON = new ObjectMapper();

    public CaptureHeader {
        clusters = clusters == null ? List.of() : List.copyOf(clusters);
    }

    /** The same, with what is known when all is written. */
    CaptureHeader with(List<String> seen, long recordCount, long byteCount, long leftOutCount) {
        List<String> first = seen.subList(0, Math.min(seen.size(), MOST_CLUSTERS));
        return new CaptureHeader(
                fromMillis, toMillis, warmUpFromMillis, hashedNames, first, recordCount, byteCount, leftOutCount);
    }

    /** Whether it is of the same events. */
    boolean isSameWish(CaptureHeader other) {
        return fromMillis == other.fromMillis
                && toMillis == other.toMillis
                && warmUpFromMillis == other.warmUpFromMillis
                && hashedNames == other.hashedNames;
    }

    byte[] toBytes() throws IOException {
        byte[] text = (MAGIC + VERSION + "\n" + JSON.writeValueAsString(this)).getBytes(StandardCharsets.UTF_8);
        if (text.length >= SIZE) {
            throw new IOException("the capture's header does not fit: cluster ids are too long");
        }
        byte[] bytes = Arrays.copyOf(text, SIZE);
        Arrays.fill(bytes, text.length, SIZE - 1, (byte) ' ');
        bytes[SIZE - 1] = '\n';
        return bytes;
    }

    static CaptureHeader read(String file, ByteBuffer bytes) throws CaptureException {
        String text = StandardCharsets.UTF_8.decode(bytes).toString();
        String[] lines = text.split("\n", 2);
        if (!lines[0].startsWith(MAGIC) || lines.length < 2) {
            throw new CaptureException(
                    file, "a capture", "a file that does not begin as one", "Give a file that takhin capture wrote.");
        }
        String version = lines[0].substring(MAGIC.length());
        if (!version.equals(String.valueOf(VERSION))) {
            throw new CaptureException(
                    file,
                    "a capture of version " + VERSION,
                    "one of version \"" + version.substring(0, Math.min(20, version.length())) + "\"",
                    "Open it with the Takhin Monitor that wrote it, or a newer one.");
        }
        try {
            CaptureHeader header = JSON.readValue(lines[1], CaptureHeader.class);
            if (header != null
                    && header.warmUpFromMillis <= header.fromMillis
                    && header.fromMillis <= header.toMillis
                    && header.warmUpFromMillis >= 0) {
                return header;
            }
        } catch (IOException e) {
            // told below
        }
        throw new CaptureException(
                file, "a header that tells the interval", "a damaged one", "Capture it again, or get another copy.");
    }
}
