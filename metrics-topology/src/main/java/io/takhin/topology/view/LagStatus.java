package io.takhin.topology.view;

/** How a group fares, worst last; the rules are in docs/metrics.md and are told with each status. */
public enum LagStatus {
    /** Nothing is known to judge by. */
    UNKNOWN,
    OK,
    /** Commits go on, but the lag never fell. */
    WARN,
    /** The committed offset went back. */
    REWIND,
    /** Commits go on at the same offset while there is lag. */
    STALL,
    /** Commits stopped while there is lag. */
    STOP,
    /** The committed offset isn't in the log any more: records were lost to the group. */
    ERR
}
