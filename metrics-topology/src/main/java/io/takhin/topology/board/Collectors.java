package io.takhin.topology.board;

import io.takhin.topology.board.Coverage.Stream;
import java.util.HashMap;
import java.util.Map;

/**
 * Which of several collectors on one cluster each stream of events is taken from: always the same one, until it is away.
 * Each saw the cluster at moments of its own and as far as it is allowed to, so that together their events contradict.
 */
public final class Collectors {

    /** Some streams are told with the full refresh only; who is silent on one for longer can't tell it. */
    private static final long SILENT_MILLIS = 15_000;

    private record Heard(String collectorId, long atMillis) {}

    private final Map<Stream, Heard> taken = new HashMap<>();
    private final Map<String, Long> heardMillis = new HashMap<>();

    /**
     * Whether an event is to be taken.
     *
     * @param collectorId null when not known
     * @param freshMillis who was silent on all streams for longer is away
     */
    public boolean takes(Stream stream, String collectorId, long atMillis, long freshMillis) {
        String id = collectorId == null ? "" : collectorId;
        heardMillis.merge(id, atMillis, Math::max);
        heardMillis.values().removeIf(heard -> atMillis - heard > SILENT_MILLIS);
        Heard before = taken.get(stream);
        boolean same = before == null || before.collectorId().equals(id);
        boolean takes = same || isAway(before, atMillis, freshMillis);
        if (takes) {
            taken.put(stream, new Heard(id, atMillis));
        }
        return takes;
    }

    private boolean isAway(Heard other, long atMillis, long freshMillis) {
        Long heard = heardMillis.get(other.collectorId());
        return heard == null || atMillis - heard > freshMillis || atMillis - other.atMillis() > SILENT_MILLIS;
    }
}
