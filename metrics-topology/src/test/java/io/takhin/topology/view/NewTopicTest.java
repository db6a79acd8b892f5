package io.takhin.topology.view;

import static io.takhin.topology.kit.Events.collector;
import static io.takhin.topology.kit.Events.plugin;
import static io.takhin.topology.kit.TopologyKit.last;
import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.topology.kit.PartitionTick;
import io.takhin.topology.kit.WithTopology;
import org.junit.jupiter.api.Test;

/** The seconds before a topic was there: 0 as far back as it would have been told of. */
class NewTopicTest extends WithTopology {

    private double[] produced(int seconds) {
        return last(seconds, kit.detail("orders").produceRate().points());
    }

    private double[] producedByAll(int seconds) {
        return last(seconds, kit.snapshot().throughput().produceRate().points());
    }

    @Test
    void itCountsFromZero_withoutAGapForTheCluster() {
        kit.pipe(
                collector(10_000).full().topic("old").partition(0, 0, 5).event(),
                collector(11_000).event(),
                collector(12_000).topic("orders").partition(0, 0, 40).event(),
                collector(13_000).event());

        assertThat(produced(3)).containsExactly(0, 40, 0);
        assertThat(producedByAll(3)).containsExactly(0, 40, 0);
    }

    @Test
    void beforeAnybodyTold_itIsUnknown() {
        kit.pipe(
                collector(10_000).full().topic("old").partition(0, 0, 5).event(),
                collector(11_000).event(),
                collector(12_000).topic("orders").partition(0, 0, 40).event(),
                collector(13_000).event());

        assertThat(produced(5)).containsExactly(Double.NaN, Double.NaN, 0, 40, 0);
    }

    /** What the topic's own teller can't know, the collector does. */
    @Test
    void ofABrokerThatCameLately_itMakesNoGapForTheCluster() {
        for (int second = 10; second <= 18; second++) {
            long at = second * 1000L;
            PartitionTick listed = collector(at);
            PartitionTick told = plugin(4, at);
            if (second == 10) {
                listed.full().topic("old").partition(0, 0, 5);
            }
            if (second >= 16) {
                told.topic("orders").partition(0, 0, 40);
            }
            kit.pipe(listed.event());
            if (second >= 14) {
                kit.pipe((second == 14 ? told.full() : told).event());
            }
        }
        assertThat(produced(7)).containsExactly(0, 0, 0, 0, 40, 0, 0);
        assertThat(producedByAll(7)).containsExactly(0, 0, 0, 0, 40, 0, 0);
    }
}
