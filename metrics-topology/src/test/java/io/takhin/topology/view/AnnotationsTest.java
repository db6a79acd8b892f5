package io.takhin.topology.view;

import static io.takhin.topology.kit.Events.broker;
import static io.takhin.topology.kit.Events.cluster;
import static io.takhin.topology.kit.Events.collector;
import static io.takhin.topology.kit.Events.group;
import static io.takhin.topology.kit.Events.plugin;
import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.topology.history.Annotation;
import io.takhin.topology.history.Annotation.Kind;
import io.takhin.topology.kit.WithTopology;
import org.junit.jupiter.api.Test;

/** What happened, as the charts mark it. */
class AnnotationsTest extends WithTopology {

    private static final long T = 1_000_000_000;
    private static final String ID = "AAAAAAAAAAAAAAAAAAAAAA";
    private static final String OTHER = "BBBBBBBBBBBBBBBBBBBBBA";

    private Annotation[] happened() {
        return kit.annotations(T, T + 3_600_000).toArray(Annotation[]::new);
    }

    @Test
    void whatIsThereAtFirst_hasNotHappened() {
        kit.pipe(
                collector(T).full().topic("old", ID).partition(0, 0, 10).event(),
                cluster(T, 1, 2),
                broker(1, 5_000, T, 0),
                group(T, "g", "Stable", 2));
        assertThat(happened()).isEmpty();
    }

    @Test
    void topics_areCreated_grow_areMadeAgain_andDeleted() {
        kit.pipe(
                collector(T).full().topic("old", ID).partition(0, 0, 10).event(),
                collector(T + 1_000)
                        .topic("new", OTHER)
                        .partition(0, 0, 0)
                        .partition(1, 0, 0)
                        .event(),
                collector(T + 2_000).topic("old", ID).partition(1, 0, 0).event(),
                collector(T + 20_000).topic("old", OTHER).partition(0, 0, 0).event(),
                collector(T + 40_000)
                        .full()
                        .topic("old", OTHER)
                        .partition(0, 0, 0)
                        .event());
        assertThat(happened())
                .containsExactly(
                        new Annotation(T + 1_000, Kind.TOPIC_CREATED, "new", 2),
                        new Annotation(T + 2_000, Kind.PARTITIONS_ADDED, "old", 1),
                        new Annotation(T + 20_000, Kind.TOPIC_CREATED, "old", 1),
                        new Annotation(T + 20_000, Kind.TOPIC_DELETED, "old", 2),
                        new Annotation(T + 40_000, Kind.TOPIC_DELETED, "new", 2));
    }

    @Test
    void leadersMove_once_thoughTellersOvertakeEachOther() {
        kit.pipe(
                collector(T)
                        .full()
                        .ledBy(1)
                        .topic("t", ID)
                        .partition(0, 0, 5)
                        .partition(1, 0, 5)
                        .event(),
                plugin(2, T + 5_000)
                        .full()
                        .topic("t", ID)
                        .partition(0, 0, 5)
                        .partition(1, 0, 5)
                        .event(),
                collector(T + 5_500).ledBy(1).topic("t", ID).partition(0, 0, 5).event(),
                plugin(2, T + 6_000).topic("t", ID).partition(0, 0, 5).event(),
                collector(T + 60_000).ledBy(3).topic("t", ID).partition(1, 0, 5).event());
        assertThat(happened())
                .containsExactly(
                        new Annotation(T + 5_000, Kind.LEADERS_MOVED, "t", 2),
                        new Annotation(T + 60_000, Kind.LEADERS_MOVED, "t", 1));
    }

    @Test
    void brokers_leave_join_start_andAnotherIsController() {
        kit.pipe(
                cluster(T, 1, 2),
                broker(2, T - 50_000, T, 0),
                cluster(T + 1_000, 2),
                cluster(T + 30_000, 2, 1),
                broker(2, T + 31_000, T + 35_000, 0));
        assertThat(happened())
                .containsExactly(
                        new Annotation(T + 1_000, Kind.BROKER_LEFT, "1", 0),
                        new Annotation(T + 1_000, Kind.CONTROLLER_MOVED, "2", 0),
                        new Annotation(T + 30_000, Kind.BROKER_JOINED, "1", 0),
                        new Annotation(T + 31_000, Kind.BROKER_STARTED, "2", 0));
    }

    @Test
    void groups_rebalance_whenTheyAreSeenToOrHaveOtherMembersAfterwards() {
        kit.pipe(
                group(T, "g", "Stable", 2),
                group(T + 1_000, "g", "PreparingRebalance", 2),
                group(T + 2_000, "g", "CompletingRebalance", 3),
                group(T + 3_000, "g", "Stable", 3),
                group(T + 30_000, "g", "Stable", 1),
                group(T + 31_000, "g", "Stable", 1));
        assertThat(happened())
                .containsExactly(
                        new Annotation(T + 1_000, Kind.GROUP_REBALANCED, "g", 0),
                        new Annotation(T + 30_000, Kind.GROUP_REBALANCED, "g", 0));
    }

    @Test
    void whatIsReadAgain_happenedOnce_andARestartKeepsIt() {
        var created =
                collector(T + 1_000).topic("new", OTHER).partition(0, 0, 0).event();
        kit.pipe(collector(T).full().topic("old", ID).partition(0, 0, 10).event(), created, created);
        kit = kit.restarted();
        kit.pipe(created);
        assertThat(happened()).containsExactly(new Annotation(T + 1_000, Kind.TOPIC_CREATED, "new", 1));
        assertThat(kit.annotations(T + 1_001, T + 60_000)).isEmpty();
    }
}
