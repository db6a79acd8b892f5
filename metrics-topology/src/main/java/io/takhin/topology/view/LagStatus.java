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
    /** There is lag, and the committed offset doesn't move, though the group has members. */
    STALL,
    /** There is lag, the committed offset doesn't move, and the group has no members. */
    STOP,
    /** The committed offset isn't in the log any more: records were lost to the group. */
    ERR
}
