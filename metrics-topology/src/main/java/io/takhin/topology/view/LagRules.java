package io.takhin.topology.view;

import io.takhin.topology.board.Coverage;
import io.takhin.topology.board.GroupInfo;
import io.takhin.topology.board.PartitionLag;

/**
 * How a group fares on a partition: the first rule that fits, after Burrow's idea. Kafka tells a commit from outside only by
 * its offset, so "stopped" and "stalled" are told apart by whether the group has members.
 */
final class LagRules {

    /** So long without a step forward, while there is lag, is not just a slow batch. */
    static final long PATIENCE_MILLIS = 30_000;

    record Verdict(LagStatus status, String rule) {}

    private LagRules() {}

    static Verdict judge(
            PartitionLag partition, long lag, long logStart, long logEnd, GroupInfo group, long nowMillis) {
        if (partition.committed() < 0) {
            return new Verdict(LagStatus.UNKNOWN, "The group never committed an offset here.");
        }
        if (lag < 0) {
            return new Verdict(LagStatus.UNKNOWN, "The partition's log end offset isn't known.");
        }
        if (partition.committed() < logStart) {
            return new Verdict(
                    LagStatus.ERR,
                    "The committed offset " + partition.committed() + " is below the log start " + logStart
                            + ": records were deleted before the group read them.");
        }
        boolean settled = nowMillis - partition.changedAtMillis() > Coverage.FRESH_MILLIS;
        if (partition.committed() > logEnd && settled) {
            return new Verdict(
                    LagStatus.ERR,
                    "The committed offset " + partition.committed() + " is past the log end " + logEnd
                            + ": the topic was recreated or truncated.");
        }
        return judgeMoving(partition, lag, group, nowMillis);
    }

    private static Verdict judgeMoving(PartitionLag partition, long lag, GroupInfo group, long nowMillis) {
        if (lag == 0) {
            return new Verdict(LagStatus.OK, "The group is at the log end.");
        }
        long still = nowMillis - Math.max(partition.changedAtMillis(), partition.behindSinceMillis());
        if (partition.behindSinceMillis() != Coverage.NONE && still >= PATIENCE_MILLIS) {
            boolean members = group != null && group.members() > 0;
            String since = "There is lag, and the committed offset has not moved for " + Spans.text(still);
            return members
                    ? new Verdict(LagStatus.STALL, since + " although the group has members.")
                    : new Verdict(LagStatus.STOP, since + "; the group has no members.");
        }
        if (partition.rewoundAtMillis() != Coverage.NONE) {
            return new Verdict(LagStatus.REWIND, "The committed offset went back and is not yet where it was.");
        }
        if (!partition.wasSeenToKeepUp()) {
            return new Verdict(
                    LagStatus.UNKNOWN,
                    "The group had this lag when it was first seen, and its committed offset was not seen to move yet.");
        }
        if (partition.neverFell()) {
            return new Verdict(
                    LagStatus.WARN,
                    "The lag only rose over the last " + PartitionLag.COMMITS + " commits ("
                            + Spans.text(partition.commitSpanMillis()) + ").");
        }
        return new Verdict(LagStatus.OK, "The group commits, and its lag falls at times.");
    }
}
