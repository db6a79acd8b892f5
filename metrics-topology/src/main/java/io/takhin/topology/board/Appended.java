package io.takhin.topology.board;

import io.takhin.topology.sketch.CounterRing;
import io.takhin.topology.store.StateReader;
import io.takhin.topology.store.StateWriter;

/** The records that one teller (a broker's plugin, or the collector) saw being appended to one topic. */
public final class Appended {

    private final CounterRing ring = new CounterRing(1);
    private long total;
    private long fromMillis = Coverage.NONE;
    private boolean fromBirth;

    public CounterRing ring() {
        return ring;
    }

    /** Whether it is known that nothing was appended before the first sample: the topic was new. */
    public boolean fromBirth() {
        return fromBirth;
    }

    /** A tick begins; until {@code coveredMillis} nothing was appended but what was told. */
    void begin(long coveredMillis) {
        boolean newer = coveredMillis != Coverage.NONE && coveredMillis > ring.lastAtMillis();
        fromMillis = newer ? coveredMillis : Coverage.NONE;
        if (newer && ring.lastAtMillis() == Coverage.NONE) {
            fromBirth = true;
            ring.addBirth(coveredMillis, total);
        } else if (newer) {
            ring.add(coveredMillis, total);
        }
    }

    void grow(long records) {
        total += records;
    }

    void end(long atMillis) {
        ring.add(atMillis, total);
    }

    void encode(StateWriter writer) {
        writer.putLong(fromMillis).putLong(ring.lastAtMillis()).putLong(total);
    }

    void decode(StateReader reader) {
        long from = reader.getLong();
        long atMillis = reader.getLong();
        if (from != Coverage.NONE && from > ring.lastAtMillis()) {
            ring.add(from, total);
        }
        total = reader.getLong();
        if (atMillis != Coverage.NONE) {
            ring.add(atMillis, total);
        }
    }
}
