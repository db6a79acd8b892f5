package io.takhin.topology.view;

import static io.takhin.topology.kit.Events.cluster;
import static io.takhin.topology.kit.Events.collector;
import static io.takhin.topology.kit.Events.group;
import static io.takhin.topology.kit.Events.offsets;
import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.topology.kit.WithTopology;
import org.apache.kafka.common.GroupState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A group in each state that Kafka has for one: its lag, progress and members are told all the same. */
class GroupStatesTest extends WithTopology {

    @ParameterizedTest
    @EnumSource(GroupState.class)
    void aGroupsNumbers_areToldInEachOfItsStates(GroupState state) {
        for (int second = 10; second < 30; second++) {
            long at = second * 1000L;
            kit.pipe(
                    cluster(at, 1),
                    collector(at)
                            .full()
                            .topic("orders")
                            .partition(0, 0, 10 * second)
                            .event(),
                    offsets(at)
                            .full()
                            .commit("billing", "orders", 0, 10 * second - 7)
                            .event(),
                    group(at, "billing", state.toString(), state == GroupState.EMPTY ? 0 : 2));
        }

        GroupRow row = kit.group("billing");
        assertThat(row.state()).isEqualTo(state.toString());
        assertThat(row.members()).isEqualTo(state == GroupState.EMPTY ? 0 : 2);
        assertThat(row.totalLag()).isEqualTo(7);
        assertThat(row.status()).isEqualTo(LagStatus.OK);
        assertThat(row.timeLag().millis()).isEqualTo(700);
        assertThat(kit.topic("orders").rates().fetchRate()).isEqualTo(10);
        assertThat(kit.snapshot().health().totalConsumers()).isEqualTo(state == GroupState.EMPTY ? 0L : 2L);
    }
}
