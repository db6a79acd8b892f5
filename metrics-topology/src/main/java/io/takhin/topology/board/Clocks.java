package io.takhin.topology.board;

import java.util.Map;
import java.util.TreeMap;

/**
 * How far each broker's clock is from the collector's. Told by the order of events in one partition, where each teller
 * writes once a tick: what a broker's event says is compared with what the collector said last; without a collector, with
 * the middle one of all brokers. No clock of our own is read, so a replay finds the same.
 *
 * <p>Queues and pauses make events late, each by another time; a clock that is off makes all of them so by the same time.
 * So an offset is believed when ten events in a row agree; when three do where lateness can't explain it; when two do where
 * the broker is ahead by more than the others could be late.
 */
public final class Clocks {

    /** A clock may be so far behind before it is corrected; a broker that is 3 s behind would count as away. */
    public static final long BEHIND_MILLIS = 1_500;

    /** The reference may be a tick older than the event that is compared with it. */
    public static final long AHEAD_MILLIS = BEHIND_MILLIS + 1_000;

    /** No event is on its way for so long: producers give up after 15 s. Who is ahead by more has a wrong clock. */
    private static final long SURE_MILLIS = 20_000;

    /** A round of the collector that took longer may have told its moment too late to compare with. */
    private static final long PROMPT_MILLIS = 1_000;

    private static final int AGREEING = 3;

    /** Events that were held up may be late alike for a while; a clock that is off stays off. */
    private static final int AGREEING_LONG = 10;

    private static final long AGREEMENT_MILLIS = 1_500;

    /** A broker's events after which the collector's last word is too old to compare with; thereafter, it counts as away. */
    private static final int RECENT_EVENTS = 2;

    private static final int AWAY_EVENTS = 5;

    /** How often a clock may be set until what it showed first is read with the offset of a later time. */
    private static final int MOST_OFFSETS = 16;

    /**
     * @param beforeMillis what it was before
     * @param shownMillis the last moment that the clock showed with that: where it was set back, it shows some again
     */
    private record Offset(long millis, long beforeMillis, long shownMillis) {}

    private static final class Clock {
        private long offsetMillis;
        /** Offsets by the first moment that the broker's clock showed with them. */
        private final TreeMap<Long, Offset> offsets = new TreeMap<>();

        private long firstOddMillis;
        private long lastMillis = Coverage.NONE;
        private long steadyMillis = Coverage.NONE;
        /** By how much it was ahead when it last went with the reference uncorrected: the order in a tick. */
        private long earlyMillis = Coverage.NONE;

        private long heardAt;
        private int sinceReference = AWAY_EVENTS + 1;
        private final long[] odd = new long[AGREEING_LONG];
        private int oddCount;
    }

    private final Map<Integer, Clock> byBroker = new TreeMap<>();
    private long referenceMillis = Coverage.NONE;
    private long events;

    /** What the broker's clock shows is so much later than what the collector's does; 0 while they go together. */
    public long offsetMillis(int broker) {
        Clock clock = byBroker.get(broker);
        return clock == null ? 0 : clock.offsetMillis;
    }

    /**
     * Likewise, when its clock showed this moment: events of one topic may be read long before those of another. A moment that
     * it showed twice is the one that is nearer to what was told before.
     *
     * @param untilMillis until when the stream that tells it had told, corrected; {@link Coverage#NONE} when it hadn't
     */
    public long offsetMillis(int broker, long toldMillis, long untilMillis) {
        Clock clock = byBroker.get(broker);
        Map.Entry<Long, Offset> known = clock == null ? null : clock.offsets.floorEntry(toldMillis);
        if (known == null) {
            return offsetMillis(broker);
        }
        Offset offset = known.getValue();
        if (toldMillis > offset.shownMillis) {
            return offset.millis;
        }
        long first = Math.abs(toldMillis - offset.beforeMillis - untilMillis);
        long again = Math.abs(toldMillis - offset.millis - untilMillis);
        return untilMillis == Coverage.NONE || first <= again ? offset.beforeMillis : offset.millis;
    }

    /**
     * The collector told, for the first time, of a moment on its clock.
     *
     * @param pollMillis how long its last round took
     */
    public void reference(long atMillis, long pollMillis) {
        if (pollMillis > PROMPT_MILLIS) {
            byBroker.values().forEach(clock -> clock.oddCount = 0);
        } else {
            referenceMillis = atMillis;
            byBroker.values().forEach(clock -> clock.sinceReference = 0);
        }
    }

    /**
     * A broker told of a moment on its own clock.
     *
     * @return whether its offset is another one from now on
     */
    public boolean told(int broker, long atMillis) {
        boolean first = !byBroker.containsKey(broker);
        Clock clock = byBroker.computeIfAbsent(broker, key -> new Clock());
        clock.lastMillis = atMillis;
        clock.heardAt = ++events;
        if (first && referenceMillis != Coverage.NONE) {
            clock.sinceReference = 0;
        }
        clock.sinceReference++;
        long reference = referenceFor(clock);
        if (reference == Coverage.NONE) {
            return false;
        }
        boolean byCollector = clock.sinceReference <= RECENT_EVENTS;
        return compare(clock, atMillis - reference, byCollector, atMillis);
    }

    private long referenceFor(Clock clock) {
        if (clock.sinceReference <= RECENT_EVENTS) {
            return referenceMillis;
        }
        return clock.sinceReference <= AWAY_EVENTS ? Coverage.NONE : middle();
    }

    /** What most brokers' clocks show, corrected; unknown where fewer than three tell. */
    private long middle() {
        long[] times = byBroker.values().stream()
                .filter(this::isHeard)
                .mapToLong(clock -> clock.lastMillis - clock.offsetMillis)
                .sorted()
                .toArray();
        return times.length < 3 ? Coverage.NONE : times[(times.length - 1) / 2];
    }

    /** All brokers tick with the second and the collector a little later, so those that go with it are early alike. */
    private long typicallyEarly(Clock but) {
        long[] early = byBroker.values().stream()
                .filter(clock -> clock != but && clock.offsetMillis == 0 && clock.earlyMillis != Coverage.NONE)
                .mapToLong(clock -> clock.earlyMillis)
                .sorted()
                .toArray();
        return early.length == 0 ? 0 : early[(early.length - 1) / 2];
    }

    private boolean compare(Clock clock, long leadMillis, boolean byCollector, long atMillis) {
        long aheadMillis = byCollector ? leadMillis - typicallyEarly(clock) : leadMillis;
        long deviation = aheadMillis - clock.offsetMillis;
        if (deviation >= -BEHIND_MILLIS && deviation <= (clock.offsetMillis == 0 ? AHEAD_MILLIS : BEHIND_MILLIS)) {
            clock.oddCount = 0;
            clock.earlyMillis = byCollector && clock.offsetMillis == 0 ? leadMillis : clock.earlyMillis;
            clock.steadyMillis = atMillis - clock.offsetMillis;
            return false;
        }
        clock.firstOddMillis = clock.oddCount == 0 ? atMillis : clock.firstOddMillis;
        clock.odd[clock.oddCount++ % AGREEING_LONG] = aheadMillis;
        // ahead of what the collector told since the last event: no outage of all can be the reason
        boolean sure = deviation > SURE_MILLIS && clock.sinceReference == 1;
        if (!agree(clock, sure ? 2 : needed(clock, aheadMillis, deviation))) {
            return false;
        }
        clock.oddCount = 0;
        change(clock, rounded(aheadMillis));
        return true;
    }

    /** What the clock showed before it was set keeps its offset. */
    private static void change(Clock clock, long offsetMillis) {
        if (clock.steadyMillis != Coverage.NONE) {
            long shown = clock.steadyMillis + clock.offsetMillis;
            long since = Math.min(shown + 1, clock.firstOddMillis);
            clock.offsets.putIfAbsent(Long.MIN_VALUE, new Offset(clock.offsetMillis, 0, Coverage.NONE));
            clock.offsets.tailMap(since, true).clear();
            clock.offsets.put(since, new Offset(offsetMillis, clock.offsetMillis, shown));
            if (clock.offsets.size() > MOST_OFFSETS) {
                clock.offsets.pollFirstEntry();
            }
        }
        clock.offsetMillis = offsetMillis;
    }

    /**
     * Few, where being late explains nothing: it is too much, or the clock turns out to be right, or it is ahead of a reference
     * that others go with.
     */
    private int needed(Clock clock, long aheadMillis, long deviation) {
        boolean few = Math.abs(deviation) > SURE_MILLIS
                || rounded(aheadMillis) == 0
                || deviation > 0 && byBroker.values().stream().anyMatch(other -> other != clock && isInStep(other));
        return few ? AGREEING : AGREEING_LONG;
    }

    private boolean isInStep(Clock clock) {
        return clock.oddCount == 0 && clock.steadyMillis != Coverage.NONE && isHeard(clock);
    }

    private boolean isHeard(Clock clock) {
        return events - clock.heardAt < 2L * byBroker.size();
    }

    private static boolean agree(Clock clock, int events) {
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (int i = clock.oddCount - 1; i >= Math.max(0, clock.oddCount - events); i--) {
            least = Math.min(least, clock.odd[i % AGREEING_LONG]);
            most = Math.max(most, clock.odd[i % AGREEING_LONG]);
        }
        return clock.oddCount >= events && most - least <= AGREEMENT_MILLIS;
    }

    /** Whole seconds, so that ticks stay at them; nothing where it is too little to matter. */
    private static long rounded(long aheadMillis) {
        boolean small = aheadMillis >= -BEHIND_MILLIS && aheadMillis <= AHEAD_MILLIS;
        return small ? 0 : Math.round(aheadMillis / 1000.0) * 1000;
    }

    /** The last corrected moment that went with the reference; {@link Coverage#NONE} when none did. */
    public long steadyMillis(int broker) {
        Clock clock = byBroker.get(broker);
        return clock == null ? Coverage.NONE : clock.steadyMillis;
    }

    /** Continues with an offset that was found before. */
    public void restore(int broker, long offsetMillis) {
        byBroker.computeIfAbsent(broker, key -> new Clock()).offsetMillis = offsetMillis;
    }
}
