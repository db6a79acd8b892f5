package io.takhin.topology.board;

import io.takhin.broker.event.BrokerState;
import io.takhin.topology.sketch.CounterRing;

/** One broker, as its plugin and the collector tell of it. */
public final class BrokerInfo {

    public static final int FAILED_PRODUCE = 0;
    public static final int FAILED_FETCH = 1;

    private final CounterRing failed = new CounterRing(2);
    private BrokerState state;
    private String host;
    private String rack;
    private long seenMillis;
    private long toldMillis = Coverage.NONE;
    private long droppedMillis = Coverage.NONE;

    /** What the plugin told last; null when it never did. */
    public BrokerState state() {
        return state;
    }

    /** Failed requests since the broker started; unknown where the broker has no such counter. */
    public CounterRing failed() {
        return failed;
    }

    public String host() {
        return host;
    }

    public String rack() {
        return rack;
    }

    /** When its plugin last told of events it had to drop; {@link Coverage#NONE} when it never did. */
    public long droppedMillis() {
        return droppedMillis;
    }

    public long seenMillis() {
        return seenMillis;
    }

    /** The plugin told. An older event than the last is ignored. */
    public boolean take(BrokerState event) {
        if (event.atMillis() <= toldMillis) {
            return false;
        }
        if (state != null && state.epochMillis() != event.epochMillis()) {
            failed.clear();
        }
        if (dropped(event) > (state == null || state.epochMillis() != event.epochMillis() ? 0 : dropped(state))) {
            droppedMillis = event.atMillis();
        }
        state = event;
        toldMillis = event.atMillis();
        seenMillis = Math.max(seenMillis, event.atMillis());
        if (event.failedProduceTotal() != null && event.failedFetchTotal() != null) {
            failed.add(event.atMillis(), event.failedProduceTotal(), event.failedFetchTotal());
        }
        return true;
    }

    private static long dropped(BrokerState event) {
        return event.droppedEventsTotal() == null ? 0 : event.droppedEventsTotal();
    }

    /** What it told of a later moment was told by a wrong clock. */
    void backTo(long untilMillis, long nowMillis) {
        failed.backTo(untilMillis);
        toldMillis = Math.min(toldMillis, nowMillis - 1);
        seenMillis = Math.min(seenMillis, nowMillis);
    }

    /** The collector found it registered. */
    public void registered(long atMillis, String hostAndPort, String itsRack) {
        seenMillis = Math.max(seenMillis, atMillis);
        host = hostAndPort;
        rack = itsRack;
    }
}
