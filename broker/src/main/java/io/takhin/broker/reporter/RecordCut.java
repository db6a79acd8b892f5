package io.takhin.broker.reporter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Cuts a tick's rows so that each record stays below what a broker takes by default (1 MB) with room to spare. */
final class RecordCut {

    static final int MOST_BYTES = 700_000;

    private RecordCut() {}

    /** The rows in order, in lists of at most {@code mostBytes}; one empty list when there are no rows. */
    static <T> List<List<T>> cut(List<T> rows, ToIntFunction<T> bytesOfRow, int mostBytes) {
        List<List<T>> records = new ArrayList<>();
        int from = 0;
        int bytes = 0;
        for (int i = 0; i < rows.size(); i++) {
            int rowBytes = bytesOfRow.applyAsInt(rows.get(i));
            if (bytes + rowBytes > mostBytes && i > from) {
                records.add(rows.subList(from, i));
                from = i;
                bytes = 0;
            }
            bytes += rowBytes;
        }
        records.add(rows.subList(from, rows.size()));
        return records;
    }
}
