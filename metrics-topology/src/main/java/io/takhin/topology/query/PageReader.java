package io.takhin.topology.query;

import io.takhin.topology.query.Place.Order;
import io.takhin.topology.query.StorePage.Entry;
import io.takhin.topology.view.StoredStates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/**
 * Reads one page: partition by partition, from where the page before ended. It stops when the page is full, and when it took
 * too much: then there may be fewer entries, even none, and a next page all the same.
 */
final class PageReader {

    static final int MOST_SCANNED = 50_000;
    private static final long MOST_NANOS = Duration.ofSeconds(1).toNanos();
    /** As stored; as JSON they are some five times as long. */
    private static final long MOST_BYTES = 1 << 20;

    private final StoreAccess access;
    private final StoreShape shape;
    private final Cursor asked;
    private final int limit;
    private final int mostScanned;
    private final StoredEntries entries;
    private final long startNanos = System.nanoTime();
    private final List<Entry> items = new ArrayList<>();
    private int scanned;
    private long bytes;
    private Place last;
    private boolean full;

    PageReader(StoreAccess access, StoreShape shape, StoredStates states, Cursor asked, int limit, int mostScanned) {
        this.access = access;
        this.shape = shape;
        this.entries = new StoredEntries(access.instance(), shape, states);
        this.asked = asked;
        this.limit = limit;
        this.mostScanned = mostScanned;
    }

    StorePage read() {
        for (int partition : access.partitions(shape.name())) {
            if (partition >= asked.place().partition() && !full) {
                read(partition);
            }
        }
        boolean windows = shape.hasWindows();
        return new StorePage(
                shape.name(),
                shape.viewName(),
                shape.kind(),
                windows ? asked.fromMillis() : null,
                windows ? asked.toMillis() : null,
                1,
                1,
                scanned,
                items,
                full ? end() : null);
    }

    /** The cursor after the last entry that was read; null: none was. */
    String end() {
        Cursor end = new Cursor(
                asked.store(), asked.order(), asked.key(), asked.prefix(), asked.fromMillis(), asked.toMillis(), last);
        return last == null ? null : end.text();
    }

    private void read(int partition) {
        if (!shape.hasWindows()) {
            keyValues(partition, access.keyValue(shape.name(), partition));
        } else if (asked.fromMillis() < asked.toMillis()) {
            ReadOnlyWindowStore<String, byte[]> store = access.window(shape.name(), partition);
            if (asked.key() != null) {
                windowsOfKey(partition, store);
            } else if (asked.order() == Order.WINDOW_BY_TIME) {
                windows(partition, store, lowest(), fromMillis(partition), asked.toMillis());
            } else {
                segments(partition, store);
            }
        }
    }

    private boolean isResumed(int partition) {
        return partition == asked.place().partition();
    }

    /** Null: any. */
    private String lowest() {
        return asked.prefix().isEmpty() ? null : asked.prefix();
    }

    private long fromMillis(int partition) {
        return isResumed(partition) ? Math.max(asked.fromMillis(), asked.place().windowMillis()) : asked.fromMillis();
    }

    private void keyValues(int partition, ReadOnlyKeyValueStore<String, byte[]> store) {
        if (asked.key() != null) {
            byte[] value = store.get(asked.key());
            if (value != null) {
                take(new Place(partition, asked.key(), 0), value);
            }
            return;
        }
        String from = isResumed(partition) ? asked.place().key() : lowest();
        try (KeyValueIterator<String, byte[]> found = store.range(from, null)) {
            boolean more = true;
            while (more && found.hasNext()) {
                KeyValue<String, byte[]> next = found.next();
                more = next.key.startsWith(asked.prefix()) && take(new Place(partition, next.key, 0), next.value);
            }
        }
    }

    private void windowsOfKey(int partition, ReadOnlyWindowStore<String, byte[]> store) {
        try (WindowStoreIterator<byte[]> found =
                store.fetch(asked.key(), at(fromMillis(partition)), at(asked.toMillis() - 1))) {
            boolean more = true;
            while (more && found.hasNext()) {
                KeyValue<Long, byte[]> next = found.next();
                more = take(new Place(partition, asked.key(), next.key), next.value);
            }
        }
    }

    private void segments(int partition, ReadOnlyWindowStore<String, byte[]> store) {
        long length = shape.segmentMillis();
        for (long segment = fromMillis(partition) / length;
                segment <= (asked.toMillis() - 1) / length && !full;
                segment++) {
            boolean begun = isResumed(partition) && segment == asked.place().windowMillis() / length;
            windows(partition, store, begun ? asked.place().key() : lowest(), segment * length, (segment + 1) * length);
        }
    }

    /** @param toMillis exclusive */
    private void windows(
            int partition, ReadOnlyWindowStore<String, byte[]> store, String lowest, long fromMillis, long toMillis) {
        Place before = null;
        try (KeyValueIterator<Windowed<String>, byte[]> found =
                store.fetch(lowest, null, at(fromMillis), at(toMillis - 1))) {
            boolean more = true;
            while (more && found.hasNext()) {
                KeyValue<Windowed<String>, byte[]> next = found.next();
                Place place =
                        new Place(partition, next.key.key(), next.key.window().start());
                requireOrder(before, place);
                before = place;
                boolean begins = place.key().startsWith(asked.prefix());
                boolean asks =
                        begins && place.windowMillis() >= asked.fromMillis() && place.windowMillis() < asked.toMillis();
                // in a segment nothing more begins so
                more = (begins || asked.order() == Order.WINDOW_BY_TIME) && see(place, next.value, asks);
            }
        }
    }

    /** Pages would tell entries twice, or leave them out. */
    private void requireOrder(Place before, Place now) {
        if (before != null && !now.isAfter(before, asked.order())) {
            throw new IllegalStateException(shape.name() + ": expected entries in the order " + asked.order());
        }
    }

    private static Instant at(long millis) {
        return Instant.ofEpochMilli(millis);
    }

    private boolean take(Place place, byte[] value) {
        return see(place, value, true);
    }

    /**
     * Comes upon an entry.
     *
     * @param asks whether it was asked for
     * @return false when that was enough
     */
    private boolean see(Place place, byte[] value, boolean asks) {
        if (isResumed(place.partition()) && !isLater(place)) {
            return true;
        }
        boolean noRoom = asks && (items.size() == limit || bytes > MOST_BYTES);
        boolean tooLong = scanned > 0 && (scanned >= mostScanned || System.nanoTime() - startNanos > MOST_NANOS);
        full = noRoom || tooLong;
        if (!full) {
            scanned++;
            last = place;
        }
        if (asks && !full) {
            bytes += value.length;
            items.add(entries.of(place, value));
        }
        return !full;
    }

    /** Than where the page before ended. */
    private boolean isLater(Place place) {
        if (asked.order() == Order.WINDOW_BY_SEGMENT) {
            long length = shape.segmentMillis();
            long segment = place.windowMillis() / length - asked.place().windowMillis() / length;
            return segment > 0 || segment == 0 && place.isAfter(asked.place(), asked.order());
        }
        return place.isAfter(asked.place(), asked.order());
    }
}
