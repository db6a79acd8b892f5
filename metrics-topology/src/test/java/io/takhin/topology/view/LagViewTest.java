package io.takhin.topology.view;

import static io.takhin.topology.kit.Events.cluster;
import static io.takhin.topology.kit.Events.collector;
import static io.takhin.topology.kit.Events.group;
import static io.takhin.topology.kit.Events.noGroups;
import static io.takhin.topology.kit.Events.offsets;
import static io.takhin.topology.kit.TopologyKit.last;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.takhin.topology.kit.WithTopology;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LagViewTest extends WithTopology {

    /** One tick of the collector: a partition of "orders" and one group's commit on it. */
    private void tick(long atMillis, long logStart, long logEnd, long committed) {
        kit.pipe(
                cluster(atMillis, 1),
                collector(atMillis)
                        .full()
                        .topic("orders")
                        .partition(0, logStart, logEnd)
                        .event(),
                offsets(atMillis)
                        .full()
                        .commit("billing", "orders", 0, committed)
                        .event());
    }

    private void members(long atMillis, int count) {
        kit.pipe(group(atMillis, "billing", count == 0 ? "Empty" : "Stable", count));
    }

    @Test
    void lag_isLogEndLessCommitted() {
        tick(10_000, 0, 100, 60);

        PartitionLagRow row = kit.lag("billing");
        assertThat(row.lag()).isEqualTo(40);
        assertThat(row.currentOffset()).isEqualTo(60);
        assertThat(row.logEndOffset()).isEqualTo(100);
        assertThat(kit.group("billing").totalLag()).isEqualTo(40);
        assertThat(kit.topic("orders").maxLag()).isEqualTo(40);
        assertThat(kit.topic("orders").groups()).containsExactly("billing");
    }

    @Test
    void lag_countsFromTheLogStart_andIsAnError_whenTheCommitIsBelowIt() {
        tick(10_000, 70, 100, 60);

        assertThat(kit.lag("billing").lag()).isEqualTo(30);
        assertThat(kit.lag("billing").status()).isEqualTo(LagStatus.ERR);
        assertThat(kit.group("billing").rule()).startsWith("orders partition 0: The committed offset 60 is below");
    }

    @Test
    void lag_isNeverNegative_andACommitPastTheEndIsAnErrorOnceItStays() {
        tick(10_000, 0, 100, 130);
        assertThat(kit.lag("billing").lag()).isZero();
        assertThat(kit.lag("billing").status()).isEqualTo(LagStatus.OK);

        for (long at = 11_000; at <= 14_000; at += 1000) {
            tick(at, 0, 100, 130);
        }
        assertThat(kit.lag("billing").status()).isEqualTo(LagStatus.ERR);
        assertThat(kit.lag("billing").rule()).contains("past the log end 100");
    }

    @Test
    void aPartitionWithoutCommit_isUnknown_andCounted() {
        tick(10_000, 0, 100, -1);

        assertThat(kit.lag("billing").lag()).isNull();
        assertThat(kit.lag("billing").currentOffset()).isNull();
        assertThat(kit.lag("billing").timeLag().bound()).isEqualTo(TimeLag.Bound.unknown);
        assertThat(kit.lag("billing").status()).isEqualTo(LagStatus.UNKNOWN);
        assertThat(kit.group("billing").totalLag()).isNull();
        assertThat(kit.group("billing").withoutCommit()).isEqualTo(1);
    }

    @Test
    void aCommitThatWasDeleted_isUnknownAgain() {
        tick(10_000, 0, 100, 60);
        tick(11_000, 0, 100, -1);

        assertThat(kit.lag("billing").lag()).isNull();
        assertThat(kit.group("billing").withoutCommit()).isEqualTo(1);
    }

    @Test
    void aGroupThatAFullTickDoesNotList_isGone() {
        tick(10_000, 0, 100, 60);
        members(10_000, 1);
        assertThat(kit.group("billing").members()).isEqualTo(1);
        assertThat(kit.snapshot().health().totalConsumers()).isEqualTo(1);

        kit.pipe(
                cluster(11_000, 1),
                collector(11_000).event(),
                offsets(11_000).full().event(),
                noGroups(11_000));

        assertThat(kit.snapshot().groups()).isEmpty();
        assertThat(kit.topic("orders").groups()).isEmpty();
    }

    @Test
    void aGroupOfAnotherCluster_isNotSeenHere_andGoesOnThere() {
        tick(10_000, 0, 100, 60);
        kit.pipe(
                collector(10_000)
                        .ofCluster("cluster-2")
                        .full()
                        .topic("orders")
                        .partition(0, 0, 50)
                        .event(),
                offsets(10_000)
                        .ofCluster("cluster-2")
                        .full()
                        .commit("audit", "orders", 0, 20)
                        .event());
        tick(11_000, 0, 110, 60);

        assertThat(kit.snapshot().groups()).extracting(GroupRow::groupId).containsExactly("billing");
        kit.pipe(
                collector(11_000)
                        .ofCluster("cluster-2")
                        .topic("orders")
                        .partition(0, 0, 90)
                        .event(),
                offsets(11_000).ofCluster("cluster-2").event(),
                collector(12_000).ofCluster("cluster-2").event(),
                offsets(12_000).ofCluster("cluster-2").event());
        GroupRow audit =
                kit.views().snapshot("cluster-2").orElseThrow().groups().get(0);
        assertThat(audit.groupId()).isEqualTo("audit");
        assertThat(last(1, audit.recentLag().points())).containsExactly(70);
    }

    @Test
    void aGroupWithLagWithoutStep_stallsWithMembers_andIsStoppedWithout() {
        for (int second = 10; second <= 39; second++) {
            tick(second * 1000L, 0, second * 10, 50);
        }
        members(39_000, 2);
        assertThat(kit.lag("billing").status()).isEqualTo(LagStatus.UNKNOWN);

        tick(40_000, 0, 400, 50);
        members(40_000, 2);
        assertThat(kit.lag("billing").status()).isEqualTo(LagStatus.STALL);
        assertThat(kit.lag("billing").rule()).contains("for 30 s although the group has members");
        tick(41_000, 0, 410, 50);
        members(41_000, 0);
        assertThat(kit.lag("billing").status()).isEqualTo(LagStatus.STOP);
        assertThat(kit.group("billing").status()).isEqualTo(LagStatus.STOP);
        assertThat(kit.group("billing").state()).isEqualTo("Empty");
    }

    @Test
    void aGroupWithoutLag_isOk_howeverLongItDidNotCommit() {
        for (int second = 10; second <= 60; second++) {
            tick(second * 1000L, 0, 50, 50);
        }
        assertThat(kit.lag("billing").status()).isEqualTo(LagStatus.OK);
        assertThat(kit.lag("billing").rule()).isEqualTo("The group is at the log end.");
        assertThat(kit.lag("billing").timeLag()).isEqualTo(TimeLag.NONE);
    }

    @Test
    void aLagThatOnlyRoseOverTenCommits_isAWarning() {
        for (int commit = 0; commit < 10; commit++) {
            tick(10_000 + commit * 1000L, 0, commit * 100 + 10, commit * 50 + 1);
            String status = commit == 0 ? "UNKNOWN" : commit < 9 ? "OK" : "WARN";
            assertThat(kit.lag("billing").status()).hasToString(status);
        }
        assertThat(kit.lag("billing").rule()).contains("over the last 10 commits (9 s)");

        tick(20_000, 0, 920, 900);
        assertThat(kit.lag("billing").status()).isEqualTo(LagStatus.OK);
    }

    @Test
    void aRewoundGroup_isToldSo_untilItHasPassedItsOldPlace() {
        tick(10_000, 0, 100, 90);
        tick(11_000, 0, 100, 20);
        assertThat(kit.lag("billing").status()).isEqualTo(LagStatus.REWIND);
        tick(12_000, 0, 100, 80);
        assertThat(kit.lag("billing").status()).isEqualTo(LagStatus.REWIND);
        tick(13_000, 0, 100, 95);
        assertThat(kit.lag("billing").status()).isEqualTo(LagStatus.OK);
    }

    @Test
    void timeLag_isHowLongAgoTheCommitWasTheLogEnd() {
        tick(10_000, 0, 1_000, 1_000);
        for (int second = 11; second <= 100; second++) {
            tick(second * 1000L, 0, second * 100, second * 50 + 500);
        }
        TimeLag lag = kit.lag("billing").timeLag();

        assertThat(lag.bound()).isEqualTo(TimeLag.Bound.exact);
        assertThat(lag.millis()).isCloseTo(45_000, within(1_000L));
        assertThat(kit.group("billing").timeLag()).isEqualTo(lag);
    }

    @Test
    void timeLag_isAtLeastTheHistory_whenTheCommitIsOlder() {
        tick(10_000, 0, 1_000, 10);
        for (int second = 11; second <= 30; second++) {
            tick(second * 1000L, 0, second * 100, 10);
        }
        TimeLag lag = kit.lag("billing").timeLag();

        assertThat(lag.bound()).isEqualTo(TimeLag.Bound.atLeast);
        assertThat(lag.millis()).isEqualTo(20_000);
        assertThat(lag.reason()).isNotEmpty();
    }

    @Test
    void timeLagOfAQuietTopic_countsFromTheRecordNotRead() {
        tick(10_000, 0, 100, 100);
        for (int second = 11; second <= 60; second++) {
            kit.pipe(
                    cluster(second * 1000L, 1),
                    collector(second * 1000L).event(),
                    offsets(second * 1000L).event());
        }
        kit.pipe(collector(61_000).topic("orders").partition(0, 0, 101).event());
        kit.pipe(cluster(65_000, 1), collector(65_000).event(), offsets(65_000).event());

        assertThat(kit.lag("billing").timeLag().millis()).isEqualTo(5_000);
    }

    @Test
    void fetchRate_spreadsACommitOverTheTimeSinceTheOneBefore() {
        tick(10_000, 0, 5_000, 0);
        tick(11_000, 0, 5_000, 0);
        tick(12_000, 0, 5_000, 0);
        assertThat(last(2, kit.detail("orders").fetchRate().points())).containsOnly(Double.NaN);
        tick(13_000, 0, 5_000, 0);
        tick(14_000, 0, 5_000, 400);

        assertThat(last(4, kit.detail("orders").fetchRate().points())).containsExactly(100, 100, 100, 100);
        assertThat(kit.topic("orders").rates().fetchRate()).isEqualTo(100);
    }

    @Test
    void fetchedRecords_sumUpToTheCommits() {
        long[] commits = {0, 0, 17, 17, 17, 400, 401, 401, 900, 1_000};
        for (int i = 0; i < commits.length; i++) {
            tick(10_000 + i * 1_000, 0, 1_000, commits[i]);
        }
        double[] fetched = last(9, kit.detail("orders").fetchRate().points());

        assertThat(Arrays.stream(fetched).sum()).isCloseTo(1_000, within(1e-6));
        assertThat(kit.snapshot().throughput().unknown()).doesNotContainKey("fetchRate");
    }

    @Test
    void aRewind_isNoNegativeRate() {
        tick(10_000, 0, 1_000, 900);
        tick(11_000, 0, 1_000, 100);
        tick(12_000, 0, 1_000, 160);

        assertThat(last(2, kit.detail("orders").fetchRate().points())).containsExactly(0, 60);
    }

    @Test
    void fetchRate_isUnknownWithTheReason_whenTheCollectorIsSilent() {
        kit.pipe(io.takhin.topology.kit.Events.plugin(1, 10_000)
                .full()
                .topic("orders")
                .partition(0, 0, 5)
                .event());

        assertThat(kit.topic("orders").rates().fetchRate()).isNull();
        assertThat(kit.snapshot().throughput().unknown().get("fetchRate")).contains("collector");
    }

    @Test
    void clearSeconds_isTheLagByTheLastMinutesPace() {
        long[] jittered = {10_000, 20_900, 31_700, 42_500};
        for (long at : jittered) {
            tick(at, 0, 100_000, at);
        }
        assertThat(kit.group("billing").clearSeconds()).isCloseTo((100_000 - 42_500) / 1_000.0, within(1e-6));
    }

    @Test
    void recentLag_hasNoHoles_whenTicksJitter() {
        long[] ticks = {10_950, 12_020, 13_000, 14_000};
        for (long at : ticks) {
            tick(at, 0, at, 0);
        }
        assertThat(last(4, kit.group("billing").recentLag().points())).containsExactly(10_950, 12_020, 13_000, 14_000);
    }
}
