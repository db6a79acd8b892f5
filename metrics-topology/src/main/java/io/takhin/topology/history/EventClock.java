package io.takhin.topology.history;

/**
 * Event time, as far as it is believed. One event that is far from the others may be told by a wrong clock; when none but such
 * come, time has moved: nobody told for a while.
 */
final class EventClock {

    static final long FAR_MILLIS = 240_000;

    /** Enough for a wrong clock to be noticed and corrected. */
    private static final int BELIEVED_EVENTS = 12;

    private static final long NONE = Long.MIN_VALUE;

    private long nowMillis = NONE;
    private int farEvents;

    /** @param startMillis what had been told until the start; {@link Long#MIN_VALUE} when nothing had */
    EventClock(long startMillis) {
        nowMillis = startMillis;
    }

    boolean isRunning() {
        return nowMillis != NONE;
    }

    long nowMillis() {
        return nowMillis;
    }

    /** Whether this moment is the first that is far ahead of all before. */
    boolean leapsTo(long atMillis) {
        return isRunning() && farEvents == 0 && atMillis - nowMillis > FAR_MILLIS;
    }

    private boolean isFar(long atMillis) {
        return Math.abs(atMillis - nowMillis) > FAR_MILLIS;
    }

    void take(long atMillis) {
        if (!isRunning() || isFar(atMillis) && ++farEvents >= BELIEVED_EVENTS) {
            nowMillis = atMillis;
            farEvents = 0;
        } else if (!isFar(atMillis)) {
            nowMillis = Math.max(nowMillis, atMillis);
            farEvents = 0;
        }
    }
}
