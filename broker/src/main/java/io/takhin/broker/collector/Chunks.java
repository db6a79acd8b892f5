package io.takhin.broker.collector;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** Cuts rows so that each part fits one record. */
final class Chunks {

    /** Kafka refuses records over 1 MB by default, and the sizes here are estimates. */
    static final int MAX_BYTES = 700_000;

    private static final int COMMA = 1;

    private Chunks() {}

    /**
     * The rows in order of their keys, in parts of at most {@code maxBytes}.
     *
     * @return at least one part, which is empty when there are no rows
     */
    static <K, R> List<List<Map.Entry<K, R>>> cut(
            Map<K, R> rows, Comparator<K> order, ToIntFunction<Map.Entry<K, R>> bytesOf, int maxBytes) {
        List<Map.Entry<K, R>> sorted = new ArrayList<>(rows.entrySet());
        sorted.sort(Map.Entry.comparingByKey(order));
        return cut(sorted, bytesOf, maxBytes);
    }

    /** Likewise, in the order given. */
    static <T> List<List<T>> cut(List<T> sorted, ToIntFunction<T> bytesOf, int maxBytes) {
        List<List<T>> parts = new ArrayList<>();
        int from = 0;
        int bytes = 0;
        for (int row = 0; row < sorted.size(); row++) {
            int rowBytes = bytesOf.applyAsInt(sorted.get(row));
            if (row > from && bytes + rowBytes > maxBytes) {
                parts.add(sorted.subList(from, row));
                from = row;
                bytes = 0;
            }
            bytes += rowBytes;
        }
        parts.add(sorted.subList(from, sorted.size()));
        return parts;
    }

    /** A name in JSON, with quotes and what parts it from the next. */
    static int jsonBytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length + 2 + COMMA;
    }

    /** Characters of whole numbers in JSON, with what parts each from the next. */
    static int jsonBytes(long... numbers) {
        int bytes = 0;
        for (long number : numbers) {
            bytes += COMMA + (number < 0 ? 2 : 1);
            for (long rest = number / 10; rest != 0; rest /= 10) {
                bytes++;
            }
        }
        return bytes;
    }
}
