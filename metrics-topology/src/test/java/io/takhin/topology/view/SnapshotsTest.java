package io.takhin.topology.view;

import static io.takhin.topology.kit.Events.CLUSTER;
import static io.takhin.topology.kit.Events.collector;
import static io.takhin.topology.kit.TopologyKit.last;
import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.topology.kit.WithTopology;
import org.junit.jupiter.api.Test;

class SnapshotsTest extends WithTopology {

    @Test
    void thereIsNone_beforeTheFirstEvent() {
        assertThat(kit.views().snapshot(CLUSTER)).isEmpty();
        assertThat(kit.views().clusterIds()).isEmpty();
        assertThat(kit.views().topic(CLUSTER, "orders")).isEmpty();
    }

    @Test
    void aSecondsSnapshot_isMadeOnce() {
        kit.pipe(collector(10_000).full().event());
        ClusterSnapshot first = kit.snapshot();
        kit.pipe(collector(10_900).event());
        assertThat(kit.snapshot()).isSameAs(first);

        kit.pipe(collector(11_000).event());
        assertThat(kit.snapshot()).isNotSameAs(first);
        assertThat(kit.snapshot().atMillis()).isEqualTo(11_000);
    }

    @Test
    void time_neverGoesBack_whenAStreamThatWasAwayCatchesUp() {
        kit.pipe(collector(10_000).full().event());
        kit.pipe(io.takhin.topology.kit.Events.plugin(1, 14_000).full().event());
        assertThat(kit.snapshot().atMillis()).isEqualTo(14_000);

        kit.pipe(collector(12_000).event());
        assertThat(kit.snapshot().atMillis()).isEqualTo(14_000);
    }

    @Test
    void aDeletedTopic_doesNotTakeTheClustersPastAway() {
        for (int second = 10; second <= 40; second++) {
            kit.pipe(collector(second * 1000L)
                    .full()
                    .topic("orders")
                    .partition(0, 0, second * 100)
                    .event());
            kit.snapshot();
        }
        kit.pipe(collector(41_000).full().event(), collector(60_000).full().event());
        double[] produced = kit.snapshot().throughput().produceRate().points();

        assertThat(kit.snapshot().topics()).isEmpty();
        assertThat(produced[300 - 40]).isEqualTo(100);
        assertThat(last(1, produced)).containsExactly(0);
    }

    @Test
    void nothingIsClaimed_beforeAnyPartitionWasToldOf() {
        kit.pipe(io.takhin.topology.kit.Events.cluster(10_000, 1));

        assertThat(kit.snapshot().throughput().now().produceRate()).isNull();
        assertThat(kit.snapshot().throughput().unknown()).containsKey("produceRate");
    }
}
