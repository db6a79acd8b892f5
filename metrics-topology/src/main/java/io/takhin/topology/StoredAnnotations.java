package io.takhin.topology;

import io.takhin.topology.history.Annotation;
import io.takhin.topology.history.Annotation.Kind;
import io.takhin.topology.history.Annotations;
import io.takhin.topology.shared.Windows;
import io.takhin.topology.store.AnnotationStores;
import io.takhin.topology.store.ViewStores;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what happened from the stores of a running topology. Thread-safe. */
public final class StoredAnnotations implements Annotations {

    /** Tellers see a change one after the other, some once more the other way round: within this time it is one. */
    private static final long SAME_MILLIS = 10_000;

    private static final Set<Kind> SEEN_AGAIN = EnumSet.of(Kind.LEADERS_MOVED, Kind.GROUP_REBALANCED);

    private static final Comparator<Annotation> BY_TIME = Comparator.comparingLong(Annotation::atMillis)
            .thenComparing(Annotation::kind)
            .thenComparing(Annotation::subject);

    private final Windows windows;

    public StoredAnnotations(Windows windows) {
        this.windows = windows;
    }

    @Override
    public List<Annotation> between(String clusterId, long fromMillis, long toMillis) {
        List<Annotation> found = new ArrayList<>();
        for (ViewStores view : AnnotationStores.RECORDED) {
            windows.forEachOf(
                    AnnotationStores.name(view),
                    Annotation.prefix(clusterId),
                    fromMillis - SAME_MILLIS,
                    toMillis - 1,
                    (key, atMillis, value) -> found.add(Annotation.stored(key, atMillis, value)));
        }
        found.sort(BY_TIME);
        return once(found).stream()
                .filter(each -> each.atMillis() >= fromMillis)
                .toList();
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
