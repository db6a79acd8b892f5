package io.takhin.topology.board;

import java.util.Set;

/**
 * State and members of a group.
 *
 * @param members -1 unknown
 */
public record GroupInfo(long atMillis, String state, int members, int coordinator) {

    /** Of Kafka's both group protocols. */
    private static final Set<String> REBALANCING =
            Set.of("PreparingRebalance", "CompletingRebalance", "Assigning", "Reconciling");

    /** Whether its members began to share partitions out anew, or have done so in between. */
    public boolean isRebalancedSince(GroupInfo before) {
        if (REBALANCING.contains(before.state)) {
            return false;
        }
        boolean otherMembers = members >= 0 && before.members >= 0 && members != before.members;
        return REBALANCING.contains(state) || otherMembers;
    }
}
