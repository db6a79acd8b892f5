package io.takhin.topology.query;

import io.takhin.topology.query.Place.Order;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;

/**
 * Where a page ended, and what was asked: all that the next one needs. As text it is opaque; what isn't whole is refused.
 *
 * @param key null where {@code prefix} isn't
 */
record Cursor(String store, Order order, String key, String prefix, long fromMillis, long toMillis, Place place) {

    /** Keys are topics and groups, at most a few hundred characters; what is longer than a URL can be never comes back. */
    private static final int MOST_CHARACTERS = 90_000;

    private static final int VERSION = 1;
    private static final int CHECK_BYTES = 4;

    String text() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeUTF(store);
            out.writeByte(order.ordinal());
            out.writeBoolean(key != null);
            out.writeUTF(key == null ? prefix : key);
            out.writeLong(fromMillis);
            out.writeLong(toMillis);
            out.writeInt(place.partition());
            out.writeUTF(place.key());
            out.writeLong(place.windowMillis());
            out.writeInt(check(bytes.toByteArray(), bytes.size()));
        } catch (IOException e) {
            throw new UncheckedIOException("a cursor can't be written", e);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /** @throws BadQuestionException when it isn't one, or one of another store */
    static Cursor parse(String text, String store) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text.length() > MOST_CHARACTERS ? "" : text);
            int length = bytes.length - CHECK_BYTES;
            if (length > 0 && check(bytes, length) == new DataInputStream(tail(bytes, length)).readInt()) {
                Cursor cursor = read(new DataInputStream(new ByteArrayInputStream(bytes, 0, length)));
                if (cursor.store.equals(store)) {
                    return cursor;
                }
            }
        } catch (IllegalArgumentException | IOException e) {
            throw bad();
        }
        throw bad();
    }

    private static Cursor read(DataInputStream in) throws IOException {
        if (in.readByte() != VERSION) {
            throw new IOException("another version");
        }
        String store = in.readUTF();
        int order = in.readByte();
        boolean exact = in.readBoolean();
        String asked = in.readUTF();
        long from = in.readLong();
        long to = in.readLong();
        Place place = new Place(in.readInt(), in.readUTF(), in.readLong());
        if (order < 0 || order >= Order.values().length || in.available() > 0) {
            throw new IOException("not as it was written");
        }
        return new Cursor(store, Order.values()[order], exact ? asked : null, exact ? null : asked, from, to, place);
    }

    private static ByteArrayInputStream tail(byte[] bytes, int from) {
        return new ByteArrayInputStream(Arrays.copyOfRange(bytes, from, bytes.length));
    }

    private static int check(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    static BadQuestionException bad() {
        return new BadQuestionException(
                "cursor",
                "expected the \"next\" of a page of this store, as it was told",
                "Leave it out to begin with the first page.");
    }
}
