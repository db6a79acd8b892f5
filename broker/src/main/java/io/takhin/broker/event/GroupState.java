package io.takhin.broker.event;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * State and members of consumer groups, by {@code Admin.describeConsumerGroups}. Only changed groups are listed, unless
 * {@code full}: then what isn't listed by any record of that tick is gone.
 *
 * @param last no more rows follow for this tick
 * @param states as Kafka names them: {@code Stable}, {@code Empty}, {@code PreparingRebalance}, …
 * @param memberCounts members of the group; -1 unknown
 * @param coordinators the broker that coordinates the group; -1 unknown
 * @param collectorId which of the collectors on this cluster tells; null when not known
 */
public record GroupState(
        String clusterId,
        long atMillis,
        boolean full,
        boolean last,
        String[] groups,
        String[] states,
        int[] memberCounts,
        int[] coordinators,
        @JsonInclude(JsonInclude.Include.NON_NULL) String collectorId)
        implements MetricEvent {

    public GroupState {
        Columns.requireCollector(collectorId);
        Columns.require("groups", groups.length, states, memberCounts, coordinators);
        Columns.requireEach("groups", (Object[]) groups);
        Columns.requireEach("states", (Object[]) states);
        Columns.requireRange(-1, "memberCounts", memberCounts);
        Columns.requireRange(-1, "coordinators", coordinators);
    }
}
