package io.takhin.topology.board;

import io.takhin.topology.board.Coverage.Stream;
import java.util.HashMap;
import java.util.Map;

/**
 * Which of several collectors on one cluster each stream of events is taken from: always the same one, until it is away.
 * Each saw the cluster at moments of its own and as far as it is allowed to, so that together their events contradict.
 *
 * <p>The one with the least id is taken from its first full tick on, once it has told without a break for ten seconds; so who
 * begins to read anywhere, another server or a replay, takes the same one after half a minute.
 */
public final class Collectors {

    /** Some streams are told with the full refresh only; who is silent on one for longer can't tell it. */
    private static final long SILENT_MILLIS = 15_000;

    /** Who comes and goes isn't taken each time. */
    private static final long STEADY_MILLIS = 10_000;

    /** Of one collector, on any stream. */
    private record Span(long sinceMillis, long untilMillis) {}

    private record Heard(String collectorId, long atMillis) {}

    private final Map<Stream, Heard> taken = new HashMap<>();
    /** Whose tick was told last on a stream: one of several events is taken whole. */
    private final Map<Stream, Map<String, Long>> toldMillis = new HashMap<>();

    private final Map<String, Span> heard = new HashMap<>();

    /**
     * Whether an event is to be taken.
     *
     * @param collectorId null when not known
     * @param full whether it is of a tick that tells everything
     * @param freshMillis who was silent on all streams for longer is away
     */
    public boolean takes(Stream stream, String collectorId, long atMillis, boolean full, long freshMillis) {
        String id = collectorId == null ? "" : collectorId;
        hear(id, atMillis, freshMillis);
        boolean begins = begins(stream, id, atMillis);
        Heard before = taken.get(stream);
        boolean takes = before == null
                || before.collectorId().equals(id)
                || isAway(before, atMillis, freshMillis)
                || full && begins && isBetter(id, before, atMillis);
        if (takes) {
            taken.put(stream, new Heard(id, atMillis));
        }
        return takes;
    }

    private void hear(String id, long atMillis, long freshMillis) {
        heard.merge(id, new Span(atMillis, atMillis), (before, now) -> {
            boolean breaks = atMillis - before.untilMillis() > freshMillis;
            return breaks ? now : new Span(before.sinceMillis(), Math.max(before.untilMillis(), atMillis));
        });
        heard.values().removeIf(span -> atMillis - span.untilMillis() > SILENT_MILLIS);
    }

    /** Whether it is the first event of its tick. */
    private boolean begins(Stream stream, String id, long atMillis) {
        Map<String, Long> byCollector = toldMillis.computeIfAbsent(stream, key -> new HashMap<>());
        byCollector.keySet().retainAll(heard.keySet());
        Long before = byCollector.put(id, atMillis);
        return before == null || before != atMillis;
    }

    private boolean isBetter(String id, Heard other, long atMillis) {
        return id.compareTo(other.collectorId()) < 0
                && atMillis > other.atMillis()
                && atMillis - heard.get(id).sinceMillis() >= STEADY_MILLIS;
    }

    private boolean isAway(Heard other, long atMillis, long freshMillis) {
        Span span = heard.get(other.collectorId());
        return span == null
                || atMillis - span.untilMillis() > freshMillis
                || atMillis - other.atMillis() > SILENT_MILLIS;
    }
}
