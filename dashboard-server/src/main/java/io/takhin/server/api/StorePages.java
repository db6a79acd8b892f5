package io.takhin.server.api;

import io.takhin.topology.query.StorePage;
import io.takhin.topology.query.StoreQuestion;
import java.io.ByteArrayOutputStream;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** All entries that a question asks for, a line each, read page by page. Not thread-safe. */
final class StorePages implements Iterator<byte[]> {

    private final Function<StoreQuestion, StorePage> read;
    private StoreQuestion next;

    /** @param first its limit is that of all pages */
    StorePages(StoreQuestion first, Function<StoreQuestion, StorePage> read) {
        this.read = read;
        this.next = first;
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public byte[] next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        StorePage page = read.apply(next);
        next = page.next() == null ? null : after(page);
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        page.items().forEach(entry -> {
            lines.writeBytes(Json.bytes(entry));
            lines.write('\n');
        });
        return lines.toByteArray();
    }

    private StoreQuestion after(StorePage page) {
        return new StoreQuestion(
                next.store(), null, null, null, null, page.next(), StoreQuestion.MOST_ENTRIES, next.nowMillis());
    }
}
