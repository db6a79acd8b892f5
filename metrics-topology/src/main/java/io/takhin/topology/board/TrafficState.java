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
    private final long[] before = new long[COLUMNS];
    private long beforeAtMillis = Coverage.NONE;
    private long epochMillis;
    private long fromMillis = Coverage.NONE;
    private long listedMillis = Coverage.NONE;
    private boolean fromBirth;

    public CounterRing ring() {
        return ring;
    }

    /** When the broker process started that told last. */
    public long epochMillis() {
        return epochMillis;
    }

    /** What a counter would be, had it never begun again at zero. */
    public long total(int column) {
        return sums[column];
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
     * @return false when an older moment than the last was told
     */
    public boolean add(long epoch, long coveredMillis, long atMillis, long messagesIn, long bytesIn, long bytesOut) {
        boolean first = ring.lastAtMillis() == Coverage.NONE;
        if (atMillis <= ring.lastAtMillis()) {
            return false;
        }
        beforeAtMillis = ring.lastAtMillis();
        System.arraycopy(sums, 0, before, 0, COLUMNS);
        boolean newEpoch = !first && epoch != epochMillis;
        long from = newEpoch ? Math.max(coveredMillis, Math.min(epoch, atMillis)) : coveredMillis;
        fromMillis = from > beforeAtMillis ? from : Coverage.NONE;
        fromBirth |= first && fromMillis != Coverage.NONE;
        addBefore();
        boolean fromZero =
                newEpoch || messagesIn < raw[MESSAGES_IN] || bytesIn < raw[BYTES_IN] || bytesOut < raw[BYTES_OUT];
        if (fromZero) {
            System.arraycopy(sums, 0, base, 0, COLUMNS);
        }
        epochMillis = epoch;
        take(atMillis, messagesIn, bytesIn, bytesOut);
        return true;
    }

    private void addBefore() {
        if (ring.lastAtMillis() == Coverage.NONE && beforeAtMillis != Coverage.NONE) {
            ring.add(beforeAtMillis, before);
        }
        if (fromMillis == Coverage.NONE) {
            return;
        }
        if (ring.lastAtMillis() == Coverage.NONE) {
            ring.addBirth(fromMillis, before);
        } else if (fromMillis > ring.lastAtMillis()) {
            ring.add(fromMillis, before);
        }
    }

    void backTo(long untilMillis) {
        ring.backTo(untilMillis);
        listedMillis = Math.min(listedMillis, untilMillis);
    }

    /** When the broker last listed it, changed or not. */
    public long listedMillis() {
        return listedMillis;
    }

    public void listed(long atMillis) {
        listedMillis = atMillis;
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
        writer.reset().putLong(ring.lastAtMillis()).putLong(epochMillis).putLong(fromBirth ? 1 : 0);
        writer.putLong(beforeAtMillis).putLong(fromMillis).putLongs(before, COLUMNS);
        return writer.putLongs(base, COLUMNS).putLongs(raw, COLUMNS).toBytes();
    }

    /** Continues from a state that was written, the older ones first. */
    public void decode(byte[] state) {
        StateReader reader = new StateReader(state);
        long atMillis = reader.getLong();
        epochMillis = reader.getLong();
        fromBirth = reader.getLong() == 1;
        beforeAtMillis = reader.getLong();
        fromMillis = reader.getLong();
        System.arraycopy(reader.getLongs(), 0, before, 0, COLUMNS);
        addBefore();
        System.arraycopy(reader.getLongs(), 0, base, 0, COLUMNS);
        take(atMillis, reader.getLongs());
    }
}
