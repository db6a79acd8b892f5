package io.takhin.topology.kit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one broker's plugin tells of the two partitions that it leads, how the events arrive, and, worked out from the events
 * alone, how many records had been appended when.
 */
public final class ToldLogs {

    /** How an event arrives. */
    public enum Delivery {
        IN_TIME,
        TWICE,
        /** Later than the event of the next tick, which makes it worthless. */
        AFTER_THE_NEXT,
        /** Dropped on the way: the plugin knows, and tells all at its next tick. */
        NEVER,
        /** The broker restarted in the middle of the gap; nothing was appended before. */
        AFTER_A_RESTART
    }

    /** One tick: how long after the one before, and what was appended to the two partitions. */
    public record Step(int gapMillis, long growth0, long growth1, Delivery delivery, boolean full) {}

    /** An event: the log ends that it tells, by partition. */
    public record Told(
            int broker,
            long epochMillis,
            long atMillis,
            boolean full,
            SortedMap<Integer, Long> ends,
            long arrivalMillis) {}

    /** Nothing is held up for longer than the longest gap. */
    /** What isn't told for over 30 s belongs to no second. */
    private static final long QUIET_MILLIS = 10_000;

    private static final long HELD_UP_MILLIS = 3_500;

    private final int broker;
    private final List<Told> events = new ArrayList<>();
    private final long[] ends = {77, 5};
    private final long[] told = ends.clone();
    private final Line line = new Line();
    private long lastMillis;
    private long epochMillis;
    private boolean dropped;

    /** Begins with a full tick at {@code fromMillis}. */
    public ToldLogs(int broker, long fromMillis, List<Step> steps) {
        this.broker = broker;
        lastMillis = fromMillis;
        tell(Delivery.IN_TIME, true, fromMillis);
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            long next = i + 1 < steps.size() ? steps.get(i + 1).gapMillis() : HELD_UP_MILLIS;
            if (step.delivery() == Delivery.AFTER_A_RESTART) {
                epochMillis = lastMillis + step.gapMillis() / 2;
            }
            lastMillis += step.gapMillis();
            ends[0] += step.growth0();
            ends[1] += step.growth1();
            boolean late = step.delivery() == Delivery.AFTER_THE_NEXT && i + 1 < steps.size();
            tell(step.delivery(), step.full(), late ? lastMillis + next + 1 : lastMillis);
        }
    }

    private void tell(Delivery delivery, boolean asFull, long arrivalMillis) {
        boolean full = asFull || dropped || delivery == Delivery.AFTER_A_RESTART;
        SortedMap<Integer, Long> rows = new TreeMap<>();
        for (int i = 0; i < ends.length; i++) {
            if (full || ends[i] != told[i]) {
                rows.put((broker - 1) * ends.length + i, ends[i]);
            }
            told[i] = ends[i];
        }
        dropped = delivery == Delivery.NEVER;
        if (!dropped) {
            events.add(new Told(broker, epochMillis, lastMillis, full, rows, arrivalMillis));
        }
        if (delivery == Delivery.TWICE) {
            events.add(new Told(broker, epochMillis, lastMillis, full, rows, arrivalMillis + HELD_UP_MILLIS));
        }
    }

    public long lastMillis() {
        return lastMillis;
    }

    /** All events, with more of them until a last full one at a moment after all others. */
    public List<Told> untilMillis(long endMillis) {
        while (endMillis - lastMillis > QUIET_MILLIS) {
            lastMillis += QUIET_MILLIS;
            tell(Delivery.IN_TIME, false, lastMillis + HELD_UP_MILLIS);
        }
        lastMillis = endMillis;
        tell(Delivery.IN_TIME, true, endMillis + HELD_UP_MILLIS);
        draw();
        return events;
    }

    /** The line through what was told: an event counts when none of a later moment had arrived before. */
    private void draw() {
        long[] known = new long[ends.length];
        long until = Long.MIN_VALUE;
        List<Told> arrived = new ArrayList<>(events);
        arrived.sort(Comparator.comparingLong(Told::arrivalMillis));
        for (Told event : arrived) {
            if (event.atMillis() > until) {
                if (event.epochMillis() > until && until > Long.MIN_VALUE) {
                    line.put(event.epochMillis(), known[0] + known[1]);
                }
                event.ends().forEach((partition, end) -> known[partition % ends.length] = end);
                line.put(event.atMillis(), known[0] + known[1]);
                until = event.atMillis();
            }
        }
    }

    /** Records appended from the first tick to the last. */
    public long appended() {
        return line.last() - line.first();
    }

    /** Records appended from the first tick to a moment. */
    public double appendedUntil(long millis) {
        return line.at(millis) - line.first();
    }
}
