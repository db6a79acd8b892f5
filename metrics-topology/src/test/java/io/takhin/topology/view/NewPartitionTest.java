package io.takhin.topology.view;

import static io.takhin.topology.kit.Events.collector;
import static io.takhin.topology.kit.Events.plugin;
import static io.takhin.topology.kit.TopologyKit.last;
import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.topology.kit.WithTopology;
import org.junit.jupiter.api.Test;

/** What is new is counted from zero; what was there before the first full tick is not, however late its offset is told. */
class NewPartitionTest extends WithTopology {

    private double[] produced(int seconds) {
        return last(seconds, kit.detail("orders").produceRate().points());
    }

    private void tick(long atMillis, long first, int leader, long second) {
        kit.pipe(collector(atMillis)
                .full()
                .topic("orders")
                .partition(0, 0, first)
                .ledBy(leader)
                .partition(1, second < 0 ? -1 : 0, second)
                .event());
    }

    @Test
    void anOfflinePartitionThatComesBack_isNoGrowth() {
        tick(10_000, 100, -1, -1);
        tick(11_000, 110, -1, -1);
        tick(12_000, 120, 1, 5_000_000);
        tick(13_000, 130, 1, 5_000_003);

        assertThat(produced(3)).containsExactly(10, 10, 13);
        assertThat(kit.topic("orders").totalMessages()).isEqualTo(5_000_133);
    }

    @Test
    void aNewPartitionWhoseOffsetIsToldLater_countsFromZero() {
        kit.pipe(collector(10_000).full().topic("orders").partition(0, 0, 100).event());
        tick(11_000, 100, -1, -1);
        tick(12_000, 100, 1, 40);
        tick(13_000, 100, 1, 45);

        assertThat(produced(2)).containsExactly(40, 5);
    }

    @Test
    void aPartitionThatAnotherBrokerTakesOver_countsOnlyWhatIsNew() {
        kit.pipe(
                collector(10_000)
                        .full()
                        .topic("orders")
                        .ledBy(-1)
                        .partition(0, -1, -1)
                        .event(),
                plugin(2, 10_000).full().event(),
                plugin(2, 11_000).full().event(),
                plugin(2, 12_000).full().topic("orders").partition(0, 0, 7_000).event(),
                plugin(2, 13_000).full().topic("orders").partition(0, 0, 7_004).event());

        kit.pipe(collector(13_000).event());
        assertThat(produced(2)).containsExactly(0, 4);
    }
}
