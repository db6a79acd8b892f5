package io.takhin.topology.replay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where each block of a capture is; found by reading the file through, with its checksums. */
final class CaptureIndex {

    static final int HASH_BYTES = 32;

    private static final int MOST_BLOCKS = 1_000_000;
    /** What is decompressed at a time: a block of each lane. */
    private static final long MOST_AT_A_TIME = 256L << 20;

    private static final String TO_REPAIR = "Get another copy, or capture it again.";

    /** @param position of what follows the block's head */
    record Place(CaptureBlock block, long position) {}

    private final Map<Lane, List<Place>> byLane = new HashMap<>();
    private final String file;
    private final FileChannel channel;
    private final MessageDigest digest;
    private CaptureHeader header;
    private int blocks;
    private long position;
    private long markPosition;
    private long markMillis = Long.MIN_VALUE;

    private CaptureIndex(Path path, FileChannel channel) {
        this.file = path.toString();
        this.channel = channel;
        this.digest = sha256();
    }

    /** Of a whole file. */
    static CaptureIndex of(Path path, FileChannel channel) throws IOException {
        CaptureIndex index = new CaptureIndex(path, channel);
        index.readHeader();
        if (!index.readBlocks()) {
            throw index.truncated();
        }
        index.readEnd();
        index.requireRoom();
        return index;
    }

    /** Of one that was not written to its end: up to where it is whole. */
    static CaptureIndex ofPart(Path path, FileChannel channel) throws IOException {
        CaptureIndex index = new CaptureIndex(path, channel);
        index.readHeader();
        index.readBlocks();
        return index;
    }

    CaptureHeader header() {
        return header;
    }

    Map<Lane, List<Place>> byLane() {
        return byLane;
    }

    /** Where the last mark ends. */
    long markPosition() {
        return markPosition;
    }

    /** Until when all is there; {@link Long#MIN_VALUE}: nothing is. */
    long markMillis() {
        return markMillis;
    }

    private void readHeader() throws IOException {
        ByteBuffer bytes = read(CaptureHeader.SIZE);
        if (bytes == null) {
            throw new CaptureException(
                    file, "a capture", "only " + channel.size() + " bytes", "Give a file that takhin capture wrote.");
        }
        header = CaptureHeader.read(file, bytes);
        markPosition = position;
    }

    /** Whether they end with the end's sign; a part ends anyhow. */
    private boolean readBlocks() throws IOException {
        for (ByteBuffer sign = read(4); sign != null; sign = read(4)) {
            int kind = sign.getInt();
            if (kind == CaptureBlock.END) {
                return true;
            }
            ByteBuffer head = kind == CaptureBlock.BLOCK ? read(CaptureBlock.HEAD_BYTES - 4) : null;
            if (kind == CaptureBlock.BLOCK && head == null) {
                return false;
            }
            CaptureBlock block = head == null ? null : CaptureBlock.read(head);
            if (block == null || ++blocks > MOST_BLOCKS) {
                throw damaged(kind == CaptureBlock.BLOCK ? "a block whose sizes can't be" : "no block");
            }
            long at = position;
            ByteBuffer stored = read(block.storedBytes());
            if (stored == null) {
                return false;
            }
            if (!block.isIntact(stored.array())) {
                throw damaged("a block with another checksum");
            }
            add(block, at);
        }
        return false;
    }

    private void add(CaptureBlock block, long at) {
        if (block.isMark()) {
            markPosition = position;
            markMillis = block.lastMillis();
        } else {
            byLane.computeIfAbsent(block.lane(), lane -> new ArrayList<>()).add(new Place(block, at));
        }
    }

    private void readEnd() throws IOException {
        byte[] expected = digest.digest();
        ByteBuffer found = read(HASH_BYTES);
        if (found == null) {
            throw truncated();
        }
        if (!Arrays.equals(expected, found.array()) || position != channel.size()) {
            throw new CaptureException(file, "the SHA-256 of its content at its end", "another", TO_REPAIR);
        }
    }

    /** A small file may hold much: not all of it is in memory at a time, and what is has a bound. */
    private void requireRoom() throws CaptureException {
        long most = byLane.values().stream()
                .mapToLong(places -> places.stream()
                        .mapToLong(place -> place.block().rawBytes())
                        .max()
                        .orElse(0))
                .sum();
        if (most > MOST_AT_A_TIME) {
            throw new CaptureException(
                    file, "blocks of at most " + MOST_AT_A_TIME + " bytes at a time", "blocks of " + most, TO_REPAIR);
        }
    }

    /** Null at the end of the file. */
    private ByteBuffer read(int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                return null;
            }
        }
        position += bytes;
        digest.update(buffer.array());
        return buffer.flip();
    }

    private CaptureException truncated() {
        return new CaptureException(
                file,
                "the capture's end",
                "the file's end after " + position + " whole bytes",
                "It was cut off, or is still being written. Run the same takhin capture again, which goes on where it"
                        + " ended, or get another copy.");
    }

    private CaptureException damaged(String found) {
        return new CaptureException(file, "a whole block at byte " + position, found, TO_REPAIR);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
