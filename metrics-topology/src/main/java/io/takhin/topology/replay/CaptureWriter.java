package io.takhin.topology.replay;

import io.takhin.topology.replay.CaptureIndex.Place;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes a capture beside its place, as {@code <name>.part}; it gets its name when it is whole. For one thread. */
final class CaptureWriter implements AutoCloseable {

    private static final class Block {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final DataOutputStream out = new DataOutputStream(bytes);
        private int records;
        private long firstMillis = Long.MAX_VALUE;
        private long lastMillis = Long.MIN_VALUE;
        private long lastOffset;
    }

    private final Path path;
    private final Path part;
    private final FileChannel channel;
    private final CaptureHeader header;
    private final Map<Lane, Block> open = new HashMap<>();
    private final Map<Lane, Long> lastOffsets = new HashMap<>();
    private long records;
    private long rawBytes;
    private long resumeMillis = Long.MIN_VALUE;

    /** Goes on with a part of the same wish. */
    CaptureWriter(Path path, CaptureHeader header) throws IOException {
        this.path = path;
        this.part = part(path);
        this.header = header;
        boolean resumes = Files.exists(part) && !header.hashedNames();
        this.channel =
                FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (!resumes || channel.size() < CaptureHeader.SIZE) {
                channel.truncate(0);
                write(ByteBuffer.wrap(header.toBytes()));
            } else {
                resume();
            }
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    static Path part(Path path) {
        return path.resolveSibling(path.getFileName() + ".part");
    }

    private void resume() throws IOException {
        CaptureIndex index = CaptureIndex.ofPart(part, channel);
        if (!index.header().isSameWish(header)) {
            throw new CaptureException(
                    part.toString(),
                    "a part of the same capture",
                    "one from " + Moments.text(index.header().fromMillis()) + " to "
                            + Moments.text(index.header().toMillis()),
                    "Give these times to go on with it, or remove it.");
        }
        channel.truncate(index.markPosition());
        channel.position(index.markPosition());
        resumeMillis = index.markMillis();
        index.byLane().forEach((lane, places) -> places.stream()
                .filter(place -> place.position() < index.markPosition())
                .forEach(place -> count(lane, place)));
    }

    private void count(Lane lane, Place place) {
        records += place.block().records();
        rawBytes += place.block().rawBytes();
        lastOffsets.merge(lane, place.block().lastOffset(), Math::max);
    }

    /** Until when there is all already; {@link Long#MIN_VALUE}: it is new. */
    long resumeMillis() {
        return resumeMillis;
    }

    long records() {
        return records;
    }

    long bytesWritten() throws IOException {
        return channel.size();
    }

    /** Unless it is there already. */
    void add(Lane lane, Told told, byte[] value) throws IOException {
        if (told.offset() <= lastOffsets.getOrDefault(lane, -1L)) {
            return;
        }
        lastOffsets.put(lane, told.offset());
        Block block = open.computeIfAbsent(lane, key -> new Block());
        block.out.writeLong(told.atMillis());
        block.out.writeLong(told.offset());
        block.out.writeInt(value.length);
        block.out.write(value);
        block.records++;
        block.firstMillis = Math.min(block.firstMillis, told.atMillis());
        block.lastMillis = Math.max(block.lastMillis, told.atMillis());
        block.lastOffset = told.offset();
        records++;
        if (block.bytes.size() >= CaptureBlock.FULL_BYTES) {
            flush(lane, block);
            open.remove(lane);
        }
    }

    private void flush(Lane lane, Block block) throws IOException {
        byte[] raw = block.bytes.toByteArray();
        byte[] stored = CaptureBlock.compress(raw);
        rawBytes += raw.length;
        write(CaptureBlock.of(
                        lane, block.records, block.firstMillis, block.lastMillis, block.lastOffset, raw.length, stored)
                .toBytes());
        write(ByteBuffer.wrap(stored));
    }

    /** All until then has been added; from here a capture can go on. */
    void mark(long untilMillis) throws IOException {
        for (Map.Entry<Lane, Block> lane : open.entrySet()) {
            flush(lane.getKey(), lane.getValue());
        }
        open.clear();
        write(CaptureBlock.mark(untilMillis).toBytes());
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** All has been added. */
    void finish(List<String> clusters, long leftOut) throws IOException {
        write(ByteBuffer.allocate(4).putInt(CaptureBlock.END).flip());
        long end = channel.size();
        channel.write(
                ByteBuffer.wrap(
                        header.with(clusters, records, rawBytes, leftOut).toBytes()),
                0);
        channel.position(end);
        write(ByteBuffer.wrap(digest(end)));
        channel.force(true);
        channel.close();
        Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
    }

    private byte[] digest(long end) throws IOException {
        MessageDigest digest = CaptureIndex.sha256();
        ByteBuffer buffer = ByteBuffer.allocate(1 << 20);
        for (long position = 0; position < end; position += buffer.limit()) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), end - position));
            int length = channel.read(buffer, position);
            buffer.flip().limit(length);
            digest.update(buffer.duplicate());
        }
        return digest.digest();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
