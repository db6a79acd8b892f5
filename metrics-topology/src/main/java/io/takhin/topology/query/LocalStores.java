package io.takhin.topology.query;

import io.takhin.topology.query.Place.Order;
import io.takhin.topology.store.HistoryStores;
import io.takhin.topology.view.StoredStates;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/** The stores of this process. */
public final class LocalStores implements Stores {

    private final StoreAccess access;
    private final Map<String, StoreShape> shapes;
    private final StoredStates states = new StoredStates();
    private final int mostScanned;

    /** @param history how long history is kept */
    public LocalStores(StoreAccess access, HistoryStores history) {
        this(access, history, PageReader.MOST_SCANNED);
    }

    /** @param mostScanned entries that are read for one page at most */
    LocalStores(StoreAccess access, HistoryStores history, int mostScanned) {
        this.access = access;
        this.shapes = StoreShape.all(history);
        this.mostScanned = mostScanned;
    }

    @Override
    public StoreList list() {
        StoreSizes sizes = new StoreSizes(access);
        return new StoreList(
                1,
                1,
                shapes.values().stream()
                        .map(shape -> shape.row(List.of(sizes.share(shape))))
                        .toList());
    }

    @Override
    public StorePage read(StoreQuestion question) {
        return read(question, access).page();
    }

    /** Of one partition. */
    public Part read(StoreQuestion question, int partition) {
        return read(question, new OnePartition(access, partition));
    }

    /** @param end the cursor after what was read; null: nothing was */
    public record Part(StorePage page, String end) {}

    private Part read(StoreQuestion question, StoreAccess from) {
        StoreShape shape = shape(question);
        Cursor asked = asked(shape, question);
        PageReader reader = new PageReader(from, shape, states, asked, question.limit(), mostScanned);
        try {
            return new Part(reader.read(), reader.end());
        } catch (InvalidStateStoreException e) {
            throw StoresAwayException.forNow("The store can't be read now: " + e.getMessage(), e);
        }
    }

    /** @throws BadQuestionException or {@link UnknownStoreException} as {@link #read} does */
    public void check(StoreQuestion question) {
        asked(shape(question), question);
    }

    private StoreShape shape(StoreQuestion question) {
        StoreShape shape = shapes.get(question.store());
        if (shape == null) {
            throw new UnknownStoreException(question.store(), List.copyOf(shapes.keySet()));
        }
        return shape;
    }

    private Cursor asked(StoreShape shape, StoreQuestion question) {
        return question.cursor() == null ? first(shape, question) : resumed(shape, question);
    }

    private Cursor first(StoreShape shape, StoreQuestion question) {
        String key = question.key() == null ? null : KeyText.parse(question.key());
        String prefix = key != null ? null : question.prefix() == null ? "" : KeyText.parse(question.prefix());
        if (!shape.hasWindows()) {
            requireNone("from", question.fromMillis(), shape);
            requireNone("to", question.toMillis(), shape);
            return new Cursor(shape.name(), Order.KEY_VALUE, key, prefix, 0, 0, Place.START);
        }
        // what is kept lies between; so as many segments are looked at, whatever is asked for
        long lowest = Math.max(0, question.nowMillis() - 2 * shape.retention().toMillis() - shape.segmentMillis());
        long highest = question.nowMillis() + shape.retention().toMillis();
        long from = question.fromMillis() == null ? lowest : Math.max(lowest, question.fromMillis());
        long to = question.toMillis() == null ? highest : Math.min(highest, question.toMillis());
        return new Cursor(shape.name(), order(key), key, prefix, Math.min(from, highest), to, Place.START);
    }

    private Order order(String key) {
        return key != null || !access.onDisk() ? Order.WINDOW_BY_TIME : Order.WINDOW_BY_SEGMENT;
    }

    private static void requireNone(String parameter, Long given, StoreShape shape) {
        if (given != null) {
            throw new BadQuestionException(
                    parameter,
                    "expected none, for " + shape.name() + " has no windows",
                    "Leave it out, or ask a store of kind window.");
        }
    }

    private Cursor resumed(StoreShape shape, StoreQuestion question) {
        Cursor asked = Cursor.parse(question.cursor(), shape.name());
        if (shape.hasWindows() ? asked.order() != order(asked.key()) : asked.order() != Order.KEY_VALUE) {
            throw new BadQuestionException(
                    "cursor",
                    "the state has moved between disk and memory since, where it has another order",
                    "Leave it out to begin with the first page.");
        }
        boolean tooLong = shape.hasWindows()
                && asked.toMillis() - asked.fromMillis() > 5 * shape.retention().toMillis();
        if (tooLong || asked.fromMillis() < 0 || asked.toMillis() < 0) {
            throw Cursor.bad();
        }
        return asked;
    }
}
