package io.takhin.topology.view;

import static io.takhin.topology.kit.Events.CLUSTER;
import static io.takhin.topology.kit.Events.broker;
import static io.takhin.topology.kit.Events.cluster;
import static io.takhin.topology.kit.Events.collector;
import static io.takhin.topology.kit.Events.plugin;
import static io.takhin.topology.kit.TopologyKit.last;
import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.topology.kit.PartitionTick;
import io.takhin.topology.kit.WithTopology;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TopicsViewTest extends WithTopology {

    private double[] produced(int seconds) {
        return last(seconds, kit.detail("orders").produceRate().points());
    }

    private static PartitionTick orders(PartitionTick tick, long... logEnds) {
        tick.topic("orders");
        for (int partition = 0; partition < logEnds.length; partition++) {
            tick.partition(partition, 0, logEnds[partition]);
        }
        return tick;
    }

    @Test
    void recordsPerSecond_areExact_withJitteredTicks() {
        long[] ticks = {10_000, 10_980, 12_040, 13_010, 14_000};
        for (long at : ticks) {
            kit.pipe(orders(plugin(1, at).full(), at / 10).event());
        }
        assertThat(produced(4)).containsExactly(100, 100, 100, 100);
        assertThat(kit.topic("orders").rates().produceRate()).isEqualTo(100);
        assertThat(kit.snapshot().throughput().now().produceRate()).isEqualTo(100);
    }

    @Test
    void theSumOfSeconds_isTheLogEndsDifference_whenTicksFailToCome() {
        long[] ticks = {10_000, 10_300, 13_700, 14_000};
        long[] ends = {5, 8, 1_042, 1_050};
        for (int i = 0; i < ticks.length; i++) {
            kit.pipe(orders(plugin(1, ticks[i]).full(), ends[i]).event());
        }
        assertThat(Arrays.stream(produced(4)).sum()).isEqualTo(1_045);
    }

    @Test
    void twoBrokersThatLeadPartitionsOfATopic_areSummed() {
        for (int second = 10; second <= 12; second++) {
            long at = second * 1000L;
            kit.pipe(
                    plugin(1, at)
                            .full()
                            .topic("orders")
                            .partition(0, 0, second * 10)
                            .event(),
                    plugin(2, at)
                            .full()
                            .topic("orders")
                            .partition(1, 0, second * 7)
                            .event());
        }
        assertThat(produced(2)).containsExactly(17, 17);
        assertThat(kit.topic("orders").totalMessages()).isEqualTo(12 * 17);
    }

    @Test
    void aLeaderThatMoves_takesItsCountAlong() {
        kit.pipe(
                orders(plugin(1, 10_000).full(), 1_000).event(),
                plugin(2, 10_000).full().event(),
                orders(plugin(1, 11_000), 1_100).event(),
                plugin(2, 11_000).event(),
                plugin(1, 12_000).full().event(),
                orders(plugin(2, 12_000).full(), 1_150).event(),
                plugin(1, 13_000).event(),
                orders(plugin(2, 13_000), 1_230).event());

        assertThat(produced(3)).containsExactly(100, 50, 80);
    }

    @Test
    void theCollectorAlone_givesTheSameRates() {
        for (int second = 10; second <= 12; second++) {
            kit.pipe(orders(collector(second * 1000L).full(), second * 10, second * 3)
                    .event());
        }
        TopicRow topic = kit.topic("orders");

        assertThat(produced(2)).containsExactly(13, 13);
        assertThat(topic.totalMessages()).isEqualTo(156);
        assertThat(topic.totalBytes()).isEqualTo(1_560);
        assertThat(topic.replicaBytes()).isEqualTo(4_680);
        assertThat(topic.replicationFactor()).isEqualTo(3);
        assertThat(topic.rates().produceBytes()).isNull();
    }

    @Test
    void pluginAndCollectorTogether_neverCountTwice() {
        for (int second = 10; second <= 14; second++) {
            long at = second * 1000L;
            kit.pipe(
                    broker(1, at),
                    cluster(at + 100, 1),
                    orders(plugin(1, at).full(), second * 10).event(),
                    orders(collector(at + 100).full(), second * 10 + 1).event());
        }
        assertThat(produced(4)).containsExactly(10, 10, 10, 10);
        assertThat(kit.topic("orders").totalMessages()).isEqualTo(140);
        assertThat(kit.topic("orders").replicaBytes()).isEqualTo(3 * 1_410);
    }

    @Test
    void theCollectorGoesOn_whenThePluginFallsSilent_andNothingIsLost() {
        long[] pluginTells = {10_000, 11_000};
        for (long at : pluginTells) {
            kit.pipe(
                    orders(plugin(1, at).full(), at / 10).event(),
                    orders(collector(at).full(), at / 10).event());
        }
        for (long at = 12_000; at <= 18_000; at += 1_000) {
            kit.pipe(orders(collector(at), at / 10).event());
        }
        kit.pipe(orders(collector(19_000), 1_900).event());

        assertThat(Arrays.stream(produced(9)).sum()).isEqualTo(900);
        assertThat(produced(2)).containsExactly(100, 100);
    }

    @Test
    void aCollectorThatReadsRarely_leavesNoGap_wherePluginsTellAll() {
        kit.pipe(cluster(10_000, 1), orders(collector(10_000).full(), 1_000).event());
        for (long at = 11_000; at <= 17_000; at += 1_000) {
            kit.pipe(
                    broker(1, at),
                    cluster(at, 1),
                    orders(plugin(1, at).full(), at / 10).event());
            if (at == 15_000) {
                kit.pipe(orders(collector(at), at / 10).event());
            }
        }
        assertThat(kit.snapshot().atMillis()).isEqualTo(17_000);
        assertThat(produced(6)).containsExactly(100, 100, 100, 100, 100, 100);
    }

    @Test
    void aPartitionFirstSeenByATellerThatNeverToldAll_isNoSpike() {
        kit.pipe(
                orders(plugin(1, 10_000), 500).event(),
                orders(plugin(1, 11_000), 510).event(),
                plugin(1, 12_000).topic("orders").partition(1, 0, 9_000_000).event(),
                plugin(1, 13_000).topic("orders").partition(1, 0, 9_000_004).event());

        assertThat(produced(3)).containsExactly(10, 0, 4);
    }

    @Test
    void aPartitionThatIsAdded_countsFromZero() {
        kit.pipe(
                orders(collector(10_000).full(), 500).event(),
                orders(collector(11_000).full(), 500, 30).event(),
                orders(collector(12_000).full(), 500, 50).event());

        assertThat(produced(2)).containsExactly(30, 20);
        assertThat(kit.topic("orders").partitions()).isEqualTo(2);
    }

    @Test
    void aTickInTwoParts_countsBoth() {
        kit.pipe(
                orders(collector(10_000).full(), 100, 100).event(),
                collector(11_000).part().topic("orders").partition(0, 0, 130).event(),
                collector(11_000).topic("orders").partition(1, 0, 105).event(),
                collector(12_000).event());

        assertThat(produced(2)).containsExactly(35, 0);
    }

    @Test
    void aTopicThatAFullCollectorTickDoesNotList_isGone() {
        kit.pipe(
                collector(10_000)
                        .full()
                        .topic("orders")
                        .partition(0, 0, 5)
                        .topic("other")
                        .partition(0, 0, 1)
                        .event(),
                collector(11_000).full().topic("other").partition(0, 0, 1).event());

        assertThat(kit.snapshot().topics()).extracting(TopicRow::name).containsExactly("other");
        assertThat(kit.views().topic(CLUSTER, "orders")).isEmpty();
    }

    @Test
    void aTopicOfAnotherCluster_staysWhenTheFirstsIsDeleted() {
        kit.pipe(
                orders(collector(10_000).full(), 5).event(),
                orders(collector(10_000).full().ofCluster("cluster-2"), 7).event(),
                collector(11_000).full().event());

        assertThat(kit.snapshot().topics()).isEmpty();
        assertThat(kit.views().snapshot("cluster-2").orElseThrow().topics()).hasSize(1);
        assertThat(kit.views().clusterIds()).containsExactly(CLUSTER, "cluster-2");
    }

    @Test
    void aTopicRecreatedUnderANewId_startsAnew() {
        kit.pipe(
                collector(10_000)
                        .full()
                        .topic("orders", "a")
                        .partition(0, 0, 5_000)
                        .event(),
                collector(11_000)
                        .full()
                        .topic("orders", "b")
                        .partition(0, 0, 20)
                        .event(),
                collector(12_000).topic("orders", "b").partition(0, 0, 25).event());

        // what the old one took until it was deleted, nobody knows
        assertThat(produced(2)).containsExactly(Double.NaN, 5);
        assertThat(kit.topic("orders").totalMessages()).isEqualTo(25);
    }

    @Test
    void totalMessages_countOnlyWhatIsRetained_andAreUnknownWithAnUnknownPart() {
        kit.pipe(collector(10_000)
                .full()
                .topic("orders")
                .partition(0, 40, 100)
                .partition(1, 0, 7)
                .event());
        assertThat(kit.topic("orders").totalMessages()).isEqualTo(67);
        assertThat(kit.topic("orders").skew()).isEqualTo(60 * 2 / 67.0);

        kit.pipe(collector(11_000).topic("orders").partition(2, -1, -1).event());
        assertThat(kit.topic("orders").totalMessages()).isNull();
        assertThat(kit.topic("orders").skew()).isNull();
        assertThat(kit.topic("orders").totalBytes()).isNull();
    }

    @Test
    void underReplicatedAndOfflinePartitions_areCounted() {
        kit.pipe(
                cluster(10_000, 1, 2),
                collector(10_000)
                        .full()
                        .topic("orders")
                        .partition(0, 0, 1)
                        .inSync(2)
                        .partition(1, 0, 1)
                        .ledBy(-1)
                        .inSync(0)
                        .partition(2, 0, 1)
                        .event());

        assertThat(kit.topic("orders").underReplicated()).isEqualTo(2);
        assertThat(kit.topic("orders").offline()).isEqualTo(1);
        assertThat(kit.detail("orders").partitionRows().get(2).leader()).isNull();
        assertThat(kit.snapshot().health().problems())
                .extracting(Problem::text)
                .contains("1 partition(s) have no leader: orders.")
                .anyMatch(text -> text.startsWith("1 partition(s) have fewer in-sync replicas than assigned: orders"));
    }

    @Test
    void internalTopics_areMarked_andNotPartOfTheClustersThroughput() {
        for (int second = 10; second <= 12; second++) {
            kit.pipe(collector(second * 1000L)
                    .full()
                    .topic("__consumer_offsets")
                    .partition(0, 0, second * 1000)
                    .topic("orders")
                    .partition(0, 0, second)
                    .event());
        }
        assertThat(kit.topic("__consumer_offsets").internal()).isTrue();
        assertThat(kit.snapshot().throughput().now().produceRate()).isEqualTo(1);
    }
}
