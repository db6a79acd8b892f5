package io.takhin.topology.replay;

import io.takhin.broker.event.EventCodec;
import io.takhin.broker.event.MetricTopic;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * The head of a block of a capture: records of one lane, compressed together. A mark is a block without records: all lanes'
 * events until its {@code lastMillis} stand before it.
 *
 * @param topic place among {@link MetricTopic}s; {@link #MARK}
 * @param lastOffset of the last record, in its lane
 * @param rawBytes before compression
 * @param storedBytes of what follows
 * @param crc of what follows, and of the head itself
 */
record CaptureBlock(
        byte topic,
        int partition,
        int records,
        long firstMillis,
        long lastMillis,
        long lastOffset,
        int rawBytes,
        int storedBytes,
        int crc) {

    static final int BLOCK = 0x424c4b31;
    static final int END = 0x454e4431;
    static final int HEAD_BYTES = 4 + 1 + 4 + 4 + 8 + 8 + 8 + 4 + 4 + 4;
    static final byte MARK = -1;

    /** Before each record's value: its time, offset and length. */
    static final int RECORD_HEAD_BYTES = 8 + 8 + 4;

    /** A block is closed when it has so much. */
    static final int FULL_BYTES = 1 << 20;

    /** A full one but for a byte, and the largest record. */
    static final int MOST_RAW_BYTES = FULL_BYTES + EventCodec.MAX_BYTES + RECORD_HEAD_BYTES;

    private static final int MOST_PARTITION = 10_000;

    static CaptureBlock mark(long untilMillis) {
        CaptureBlock mark = new CaptureBlock(MARK, 0, 0, untilMillis, untilMillis, -1, 0, 0, 0);
        return mark.with(mark.crcOf(new byte[0]));
    }

    static CaptureBlock of(Lane lane, int records, long first, long last, long lastOffset, int raw, byte[] stored) {
        CaptureBlock block = new CaptureBlock(
                (byte) lane.topic().ordinal(),
                lane.partition(),
                records,
                first,
                last,
                lastOffset,
                raw,
                stored.length,
                0);
        return block.with(block.crcOf(stored));
    }

    private CaptureBlock with(int sum) {
        return new CaptureBlock(
                topic, partition, records, firstMillis, lastMillis, lastOffset, rawBytes, storedBytes, sum);
    }

    boolean isMark() {
        return topic == MARK;
    }

    Lane lane() {
        return new Lane(MetricTopic.values()[topic], partition);
    }

    ByteBuffer toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(HEAD_BYTES)
                .putInt(BLOCK)
                .put(topic)
                .putInt(partition)
                .putInt(records);
        bytes.putLong(firstMillis).putLong(lastMillis).putLong(lastOffset);
        return bytes.putInt(rawBytes).putInt(storedBytes).putInt(crc).flip();
    }

    /** After the first four bytes, which say that it is a block; null when it can be none. */
    static CaptureBlock read(ByteBuffer bytes) {
        CaptureBlock block = new CaptureBlock(
                bytes.get(),
                bytes.getInt(),
                bytes.getInt(),
                bytes.getLong(),
                bytes.getLong(),
                bytes.getLong(),
                bytes.getInt(),
                bytes.getInt(),
                bytes.getInt());
        return block.isSound() ? block : null;
    }

    private boolean isSound() {
        if (isMark()) {
            return records == 0 && rawBytes == 0 && storedBytes == 0;
        }
        return topic >= 0
                && topic < MetricTopic.values().length
                && partition >= 0
                && partition < MOST_PARTITION
                && records > 0
                && rawBytes >= (long) records * RECORD_HEAD_BYTES
                && rawBytes <= MOST_RAW_BYTES
                && storedBytes > 0
                && storedBytes <= MOST_RAW_BYTES + 1_024;
    }

    boolean isIntact(byte[] stored) {
        return with(0).crcOf(stored) == crc;
    }

    private int crcOf(byte[] stored) {
        CRC32C sum = new CRC32C();
        sum.update(with(0).toBytes());
        sum.update(stored);
        return (int) sum.getValue();
    }

    static byte[] compress(byte[] raw) {
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(raw);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length / 4 + 64);
            byte[] part = new byte[64 << 10];
            while (!deflater.finished()) {
                out.write(part, 0, deflater.deflate(part));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /** The records' bytes, exactly as many as the head says; null when it is not so. */
    byte[] decompress(byte[] stored) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(stored);
            byte[] raw = new byte[rawBytes];
            int length = 0;
            while (length < rawBytes) {
                int more = inflater.inflate(raw, length, rawBytes - length);
                if (more == 0) {
                    return null;
                }
                length += more;
            }
            return inflater.inflate(new byte[1]) == 0 && inflater.finished() ? raw : null;
        } catch (DataFormatException e) {
            return null;
        } finally {
            inflater.end();
        }
    }
}
