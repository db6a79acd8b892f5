package io.takhin.topology.replay;

import java.util.function.LongSupplier;

/**
 * Which second a replay is at, and when the next one is due. It runs as fast as it can to a goal (the warm-up, a seek, a
 * step), and from there at its speed, unless it is paused. Not thread-safe.
 */
final class ReplayClock {

    static final long SECOND = 1_000;

    /** Who can't keep up with its speed goes on from where it is, and doesn't hurry later. */
    private static final long MOST_BEHIND_NANOS = 1_000_000_000;

    private static final double NANOS_PER_SECOND = 1e9;

    private final long fromMillis;
    private final long toMillis;
    private final long warmUpMillis;
    private final LongSupplier nanos;
    private long warmAt;
    private long goal;
    private long warmUpFrom;
    private long position;
    private boolean startAnew;
    private boolean paused;
    private double speed;
    private long dueNanos;

    /**
     * @param fromMillis a whole second, as all moments here
     * @param nanos only differences count
     */
    ReplayClock(long fromMillis, long toMillis, long warmUpMillis, double speed, LongSupplier nanos) {
        this.fromMillis = fromMillis;
        this.toMillis = toMillis;
        this.warmUpMillis = warmUpMillis;
        this.speed = speed;
        this.nanos = nanos;
        startAnew(fromMillis);
    }

    private void startAnew(long at) {
        goal = at;
        warmAt = at;
        warmUpFrom = at - warmUpMillis;
        position = warmUpFrom - SECOND;
        startAnew = true;
    }

    /** Whether boards have to be empty before the next second; asked once. */
    boolean takeStartAnew() {
        boolean anew = startAnew;
        startAnew = false;
        return anew;
    }

    /** Whether the next second is one of a new beginning. */
    boolean isToStartAnew() {
        return startAnew;
    }

    long next() {
        return position + SECOND;
    }

    /** Nanoseconds until the next second is to be played; negative: it is due; {@link Long#MAX_VALUE}: not before a command. */
    long untilNextNanos() {
        if (position < goal) {
            return -1;
        }
        return paused || position >= toMillis ? Long.MAX_VALUE : dueNanos - nanos.getAsLong();
    }

    /** The next second has been played. */
    void played() {
        position += SECOND;
        long now = nanos.getAsLong();
        boolean behind = now - dueNanos > MOST_BEHIND_NANOS;
        dueNanos = (position <= goal || behind ? now : dueNanos) + (long) (NANOS_PER_SECOND / speed);
    }

    /** Goes there: on, if that is the shorter way, else anew. */
    void seek(long millis) {
        long at = Math.max(fromMillis, Math.min(toMillis, millis));
        boolean onTheWay = at >= Math.max(position, goal) && at - position <= warmUpMillis;
        if (onTheWay) {
            goal = at;
        } else {
            startAnew(at);
        }
    }

    void step(int seconds) {
        paused = true;
        if (seconds < 0) {
            seek(position + seconds * SECOND);
        } else {
            goal = Math.min(toMillis, Math.max(goal, position) + seconds * SECOND);
        }
    }

    void paused(boolean isPaused) {
        if (paused && !isPaused) {
            dueNanos = nanos.getAsLong();
        }
        paused = isPaused;
    }

    void speed(double secondsPerSecond) {
        speed = secondsPerSecond;
        dueNanos = Math.min(dueNanos, nanos.getAsLong() + (long) (NANOS_PER_SECOND / speed));
    }

    /** Whether the views are those of the position. */
    boolean isWarm() {
        return position >= warmAt;
    }

    /** Whether it is on its way to a later second, with views of those in between. */
    boolean isSeeking() {
        return position < goal;
    }

    boolean isPaused() {
        return paused;
    }

    boolean isAtEnd() {
        return position >= toMillis;
    }

    double speed() {
        return speed;
    }

    /** The second to be shown, while it isn't yet. */
    long positionMillis() {
        return Math.max(position, warmAt);
    }

    long warmUpFromMillis() {
        return warmUpFrom;
    }

    double progress() {
        double done = isWarm() ? position - fromMillis : position + SECOND - warmUpFrom;
        double all = isWarm() ? toMillis - fromMillis : warmAt + SECOND - warmUpFrom;
        return all <= 0 ? 1 : Math.max(0, Math.min(1, done / all));
    }
}
