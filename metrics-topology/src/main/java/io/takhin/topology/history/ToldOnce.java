package io.takhin.topology.history;

import io.takhin.topology.history.Annotation.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What several tellers told, each happening once. */
public final class ToldOnce {

    /** Tellers see a change one after the other, some once more the other way round: within this time it is one. */
    public static final long SAME_MILLIS = 10_000;

    private static final Set<Kind> SEEN_AGAIN = EnumSet.of(Kind.LEADERS_MOVED, Kind.GROUP_REBALANCED);

    private static final Comparator<Annotation> BY_TIME = Comparator.comparingLong(Annotation::atMillis)
            .thenComparing(Annotation::kind)
            .thenComparing(Annotation::subject);

    private ToldOnce() {}

    /**
     * What happened from a moment on, oldest first.
     *
     * @param told from {@link #SAME_MILLIS} before that moment on
     */
    public static List<Annotation> since(long fromMillis, List<Annotation> told) {
        Map<String, Long> last = new HashMap<>();
        List<Annotation> once = new ArrayList<>();
        for (Annotation each : told.stream().sorted(BY_TIME).toList()) {
            Long before = last.put(each.kind() + " " + each.subject(), each.atMillis());
            boolean again =
                    SEEN_AGAIN.contains(each.kind()) && before != null && each.atMillis() - before <= SAME_MILLIS;
            if (!again && each.atMillis() >= fromMillis) {
                once.add(each);
            }
        }
        return once;
    }
}
