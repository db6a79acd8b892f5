package io.takhin.topology.board;

import io.takhin.topology.sketch.CounterRing;
import io.takhin.topology.store.StateReader;
import io.takhin.topology.store.StateWriter;

/** One topic's counters on one broker, continued over restarts of the broker. */
public final class TrafficState {

    public static final int MESSAGES_IN = 0;
    public static final int BYTES_IN = 1;
    public static final int BYTES_OUT = 2;
    private static final int COLUMNS = 3;

    private final CounterRing ring = new CounterRing(COLUMNS);
    /** What the counters had reached before they last began again at zero. */
    private final long[] base = new long[COLUMNS];

    private final long[] raw = new long[COLUMNS];
    private final long[] sums = new long[COLUMNS];
    private long epochMillis;
    private long fromMillis;
    private boolean fromBirth;

    public CounterRing ring() {
        return ring;
    }

    /** Whether it is known that nothing flowed before the first sample: the topic was new to this broker. */
    public boolean fromBirth() {
        return fromBirth;
    }

    /**
     * Takes the counters as of a moment.
     *
     * @param coveredMillis until here they are known to have stood as they last were; for a topic told for the first time:
     *     at zero
     * @return whether this told something new
     */
    public boolean add(long epoch, long coveredMillis, long atMillis, long messagesIn, long bytesIn, long bytesOut) {
        boolean first = ring.lastAtMillis() == Coverage.NONE;
        if (!first && (atMillis <= ring.lastAtMillis() || epoch < epochMillis)) {
            return false;
        }
        if (coveredMillis != Coverage.NONE && (first || coveredMillis > ring.lastAtMillis())) {
            fromBirth |= first;
            if (first) {
                ring.addBirth(coveredMillis, sums);
            } else {
                ring.add(coveredMillis, sums);
            }
        }
        boolean restarted = !first
                && (epoch != epochMillis
                        || messagesIn < raw[MESSAGES_IN]
                        || bytesIn < raw[BYTES_IN]
                        || bytesOut < raw[BYTES_OUT]);
        if (restarted) {
            System.arraycopy(sums, 0, base, 0, COLUMNS);
        }
        fromMillis = coveredMillis;
        epochMillis = epoch;
        take(atMillis, messagesIn, bytesIn, bytesOut);
        return true;
    }

    private void take(long atMillis, long... counters) {
        for (int i = 0; i < COLUMNS; i++) {
            raw[i] = counters[i];
            sums[i] = base[i] + counters[i];
        }
        ring.add(atMillis, sums);
    }

    /** The state as of its last moment. */
    public byte[] encode(StateWriter writer) {
        writer.reset().putLong(ring.lastAtMillis()).putLong(epochMillis).putLong(fromMillis);
        return writer.putLongs(base, COLUMNS).putLongs(raw, COLUMNS).toBytes();
    }

    /** Continues from a state that was written, the older ones first. */
    public void decode(byte[] state) {
        StateReader reader = new StateReader(state);
        long atMillis = reader.getLong();
        epochMillis = reader.getLong();
        long covered = reader.getLong();
        if (covered != Coverage.NONE && ring.lastAtMillis() != Coverage.NONE && covered > ring.lastAtMillis()) {
            ring.add(covered, sums);
        }
        System.arraycopy(reader.getLongs(), 0, base, 0, COLUMNS);
        take(atMillis, reader.getLongs());
    }
}
