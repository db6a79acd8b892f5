package io.takhin.topology;

import io.takhin.topology.history.Annotation;
import io.takhin.topology.history.Annotation.Kind;
import io.takhin.topology.history.Annotations;
import io.takhin.topology.history.HistoryAwayException;
import io.takhin.topology.store.AnnotationStores;
import io.takhin.topology.store.ViewStores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;

/** Reads what happened from the stores of a running topology. Thread-safe. */
public final class StoredAnnotations implements Annotations {

    /** Tellers see a change one after the other, some once more the other way round: within this time it is one. */
    private static final long SAME_MILLIS = 10_000;

    private static final Set<Kind> SEEN_AGAIN = EnumSet.of(Kind.LEADERS_MOVED, Kind.GROUP_REBALANCED);

    private static final String LAST = "\uffff";
    private static final Comparator<Annotation> BY_TIME = Comparator.comparingLong(Annotation::atMillis)
            .thenComparing(Annotation::kind)
            .thenComparing(Annotation::subject);

    private final Function<String, ReadOnlyWindowStore<String, byte[]>> stores;

    /** @param stores by name, over all partitions; throws {@link InvalidStateStoreException} while there is none */
    public StoredAnnotations(Function<String, ReadOnlyWindowStore<String, byte[]>> stores) {
        this.stores = stores;
    }

    @Override
    public List<Annotation> between(String clusterId, long fromMillis, long toMillis) {
        List<Annotation> found = new ArrayList<>();
        for (ViewStores view : AnnotationStores.RECORDED) {
            read(AnnotationStores.name(view), Annotation.prefix(clusterId), fromMillis - SAME_MILLIS, toMillis, found);
        }
        found.sort(BY_TIME);
        return once(found).stream()
                .filter(each -> each.atMillis() >= fromMillis)
                .toList();
    }

    private void read(String store, String prefix, long fromMillis, long toMillis, List<Annotation> into) {
        Instant from = Instant.ofEpochMilli(Math.max(0, fromMillis));
        Instant to = Instant.ofEpochMilli(Math.max(0, toMillis - 1));
        try (KeyValueIterator<Windowed<String>, byte[]> found =
                stores.apply(store).fetch(prefix, prefix + LAST, from, to)) {
            while (found.hasNext()) {
                var next = found.next();
                if (next.key.key().startsWith(prefix)) {
                    into.add(Annotation.stored(next.key.key(), next.key.window().start(), next.value));
                }
            }
        } catch (InvalidStateStoreException e) {
            throw new HistoryAwayException("The stores of what happened can't be read now: " + e.getMessage(), e);
        }
    }

    private static List<Annotation> once(List<Annotation> sorted) {
        Map<String, Long> last = new HashMap<>();
        List<Annotation> kept = new ArrayList<>();
        for (Annotation each : sorted) {
            Long before = last.put(each.kind() + " " + each.subject(), each.atMillis());
            if (!SEEN_AGAIN.contains(each.kind()) || before == null || each.atMillis() - before > SAME_MILLIS) {
                kept.add(each);
            }
        }
        return kept;
    }
}
