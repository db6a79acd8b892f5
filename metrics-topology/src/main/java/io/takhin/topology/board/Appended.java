package io.takhin.topology.board;

import io.takhin.topology.sketch.CounterRing;
import io.takhin.topology.store.StateReader;
import io.takhin.topology.store.StateWriter;

/** The records that one teller (a broker's plugin, or the collector) saw being appended to one topic. */
public final class Appended {

    private final CounterRing ring = new CounterRing(1);
    private long total;
    /** The last tick's start: the total as it had been since {@code beforeAtMillis}, until {@code fromMillis}. */
    private long before;

    private long beforeAtMillis = Coverage.NONE;
    private long fromMillis = Coverage.NONE;
    private boolean fromBirth;
    private long begunMillis = Coverage.NONE;

    public CounterRing ring() {
        return ring;
    }

    /** All that this teller saw. */
    public long total() {
        return total;
    }

    /** Whether it is known that nothing was appended before the first sample: this teller had nothing to tell of. */
    public boolean fromBirth() {
        return fromBirth;
    }

    /**
     * A tick begins, or its next part.
     *
     * @param coveredMillis until here nothing was appended but what was told; {@link Coverage#NONE} when not known
     * @param isComplete whether the teller would have told of anything before
     */
    void begin(long coveredMillis, boolean isComplete, long tickMillis) {
        if (tickMillis <= begunMillis) {
            return;
        }
        begunMillis = tickMillis;
        before = total;
        beforeAtMillis = ring.lastAtMillis();
        fromMillis = coveredMillis > beforeAtMillis ? coveredMillis : Coverage.NONE;
        fromBirth |= beforeAtMillis == Coverage.NONE && isComplete && fromMillis != Coverage.NONE;
        addBefore();
    }

    private void addBefore() {
        if (ring.lastAtMillis() == Coverage.NONE && beforeAtMillis != Coverage.NONE) {
            ring.add(beforeAtMillis, before);
        }
        if (fromMillis == Coverage.NONE) {
            return;
        }
        if (ring.lastAtMillis() == Coverage.NONE && fromBirth) {
            ring.addBirth(fromMillis, before);
        } else if (fromMillis > ring.lastAtMillis()) {
            ring.add(fromMillis, before);
        }
    }

    void grow(long records) {
        total += records;
    }

    void end(long atMillis) {
        ring.add(atMillis, total);
    }

    void backTo(long untilMillis) {
        ring.backTo(untilMillis);
        begunMillis = Math.min(begunMillis, untilMillis);
    }

    void encode(StateWriter writer) {
        writer.putLong(ring.lastAtMillis()).putLong(total).putLong(fromBirth ? 1 : 0);
        writer.putLong(beforeAtMillis).putLong(fromMillis).putLong(before);
    }

    /** Continues from a state that was written. */
    void decode(StateReader reader) {
        long atMillis = reader.getLong();
        begunMillis = atMillis;
        long told = reader.getLong();
        if (told < total) {
            // of a topic that was forgotten meanwhile, and counted anew
            ring.clear();
        }
        total = told;
        fromBirth = reader.getLong() == 1;
        beforeAtMillis = reader.getLong();
        fromMillis = reader.getLong();
        before = reader.getLong();
        if (atMillis != Coverage.NONE) {
            addBefore();
            ring.add(atMillis, total);
        }
    }
}
