package io.takhin.topology;

import java.time.Duration;

/** How long to wait before the next try: twice as long each time, up to a bound. Not thread-safe. */
final class BackOff {

    private final Duration first;
    private final Duration longest;
    private Duration next;

    BackOff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        this.next = first;
    }

    Duration next() {
        Duration now = next;
        Duration twice = now.multipliedBy(2);
        next = twice.compareTo(longest) < 0 ? twice : longest;
        return now;
    }

    /** All was well for long enough. */
    void reset() {
        next = first;
    }
}
