package io.takhin.broker.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.takhin.broker.event.ClusterState;
import io.takhin.broker.event.GroupOffsets;
import io.takhin.broker.event.GroupState;
import io.takhin.broker.event.PartitionState;
import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListGroupsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.CoordinatorLoadInProgressException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one failing Admin call costs, and what it doesn't. */
class CollectorFailureIT {

    @TempDir
    static Path dir;

    private static TestCluster cluster;

    private final RecordedSink sink = new RecordedSink();
    private final ReadTables reader = new ReadTables();
    private final AtomicLong clock = new AtomicLong(1_700_000_000_000L);
    private final AdminCalls calls = new AdminCalls(Duration.ofSeconds(5), clock::get);
    private final CollectorRound round =
            new CollectorRound(CollectorConfig.DEFAULT, sink, clock::get, () -> false, calls);
    private final FailingAdmin failing = new FailingAdmin(cluster.admin());

    @BeforeAll
    static void startCluster() throws Exception {
        cluster = new TestCluster(dir);
        cluster.create("orders", 1);
        cluster.produce("orders", 0, 9);
        cluster.admin()
                .alterConsumerGroupOffsets("billing", Map.of(new TopicPartition("orders", 0), new OffsetAndMetadata(4)))
                .all()
                .get(10, TimeUnit.SECONDS);
    }

    @AfterAll
    static void stopCluster() {
        cluster.close();
    }

    @BeforeEach
    void firstRound() throws Exception {
        assertThat(run()).isTrue();
    }

    @Test
    void partitions_areStillTold_whenGroupsCannotBeListed() throws Exception {
        failing.fail("listGroups", new TimeoutException("too slow"));
        assertThat(run()).isTrue();
        assertThat(sink.events(PartitionState.class)).hasSize(4);
        assertThat(sink.events(GroupOffsets.class)).isEmpty();
        assertThat(sink.events(GroupState.class)).isEmpty();
        ClusterState told = sink.events(ClusterState.class).findFirst().orElseThrow();
        assertThat(told.failedCallsTotal()).isEqualTo(1);
        assertThat(told.problems())
                .containsExactly("listGroups: no answer in time (too slow). Check that the brokers can be reached.");
    }

    @Test
    void groups_areStillTold_whenOffsetsCannotBeListed() throws Exception {
        failing.fail("listOffsets", new TimeoutException("too slow"));
        assertThat(run()).isTrue();
        assertThat(sink.events(PartitionState.class)).isEmpty();
        assertThat(sink.events(GroupOffsets.class)).hasSize(4);
        assertThat(calls.failedTotal()).isEqualTo(2);
    }

    @Test
    void groupsAndClusterAreTold_whileOffsetsHang() throws Exception {
        failing.answer("listOffsets", args -> hanging((Map<?, ?>) args[0]));
        AdminCalls impatient = new AdminCalls(Duration.ofSeconds(3), System::currentTimeMillis);
        CollectorRound hung =
                new CollectorRound(CollectorConfig.DEFAULT, sink, System::currentTimeMillis, () -> false, impatient);
        sink.clear();
        assertThat(hung.run(failing.admin())).isTrue();
        List<ClusterState> told = sink.events(ClusterState.class).toList();
        assertThat(told).hasSizeGreaterThanOrEqualTo(3);
        assertThat(told.stream().map(ClusterState::atMillis).toList())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(told.get(1).pollMillis()).isBetween(1_900L, 3_900L);
        assertThat(sink.sent().stream()
                        .map(RecordedSink.Sent::event)
                        .filter(event -> event instanceof GroupOffsets || event == told.get(0))
                        .toList())
                .hasSize(5)
                .last()
                .isSameAs(told.get(0));
    }

    private static ListOffsetsResult hanging(Map<?, ?> asked) {
        return new ListOffsetsResult(asked.keySet().stream()
                .collect(Collectors.toMap(partition -> (TopicPartition) partition, p -> new KafkaFutureImpl<>())));
    }

    @Test
    void commits_areUnlearnt_neitherToldNorTakenForDeleted_whenTheyCannotBeRead() throws Exception {
        failing.fail("listConsumerGroupOffsets", new TimeoutException("too slow"));
        clock.addAndGet(10_000);
        assertThat(run()).isTrue();
        assertThat(sink.events(GroupOffsets.class)).hasSize(4).allSatisfy(event -> {
            assertThat(event.full()).isTrue();
            assertThat(event.partitions()).isEmpty();
            assertThat(event.unlearnt()).containsExactly("billing");
        });
        assertThat(reader.offsets).containsEntry(new GroupPartition("billing", "orders", 0), 4L);
        assertThat(reader.groups).containsEntry("billing", new GroupFacts("Empty", 0, 1));
    }

    @Test
    void newGroup_isNotSaidToHaveNoCommit_whenItsCommitsCannotBeRead() throws Exception {
        failing.fail("listConsumerGroupOffsets", new TimeoutException("too slow"));
        try (KafkaConsumer<String, String> consumer = cluster.consumer("new", "classic")) {
            consumer.subscribe(List.of("orders"));
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                consumer.poll(Duration.ofMillis(100));
                return !consumer.assignment().isEmpty();
            });
            run();
            assertThat(reader.groups).containsEntry("new", new GroupFacts("Stable", 1, 1));
            assertThat(reader.offsets.keySet()).noneMatch(row -> row.group().equals("new"));
            failing.heal();
            clock.addAndGet(2_000);
            run();
            assertThat(reader.offsets).containsEntry(new GroupPartition("new", "orders", 0), -1L);
        }
    }

    @Test
    void aGroupThatIsOnNoList_isTold_asLongAsItIsThere() throws Exception {
        ListGroupsOptions ofNone =
                new ListGroupsOptions().inGroupStates(Set.of(org.apache.kafka.common.GroupState.DEAD));
        failing.answer("listGroups", args -> cluster.admin().listGroups(ofNone));
        for (int i = 0; i < 3; i++) {
            clock.addAndGet(10_000);
            run();
            assertThat(reader.groups).containsKey("billing");
            assertThat(reader.offsets).containsEntry(new GroupPartition("billing", "orders", 0), 4L);
        }
    }

    @Test
    void whoHasNotAllListsYet_doesNotSayThatTheseAreAllGroups() throws Exception {
        CollectorRound begins = new CollectorRound(CollectorConfig.DEFAULT, sink, clock::get, () -> false, calls);
        failing.answer("listGroups", args -> listedBut(new CoordinatorLoadInProgressException("loading")));
        for (int i = 0; i < 2; i++) {
            sink.clear();
            clock.addAndGet(1_000);
            begins.run(failing.admin());
            assertThat(sink.events(GroupOffsets.class)).hasSize(4).noneMatch(GroupOffsets::full);
            assertThat(sink.events(GroupState.class)).isNotEmpty().noneMatch(GroupState::full);
        }
        failing.heal();
        sink.clear();
        clock.addAndGet(1_000);
        begins.run(failing.admin());
        assertThat(sink.events(GroupOffsets.class)).hasSize(4).allMatch(GroupOffsets::full);
        assertThat(sink.events(GroupState.class)).isNotEmpty().allMatch(GroupState::full);
    }

    /** One broker's answer is an error, and no other has a group. */
    private static ListGroupsResult listedBut(Throwable error) {
        try {
            Constructor<ListGroupsResult> constructor =
                    ListGroupsResult.class.getDeclaredConstructor(KafkaFuture.class);
            constructor.setAccessible(true);
            return constructor.newInstance(KafkaFuture.completedFuture(List.of(error)));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void failedCall_isLeftAlone_thenTriedAgain_andItsProblemGoes() throws Exception {
        failing.fail("describeLogDirs", new ClusterAuthorizationException("no DESCRIBE"));
        clock.addAndGet(5_000);
        run();
        assertThat(calls.problems())
                .containsExactly("describeLogDirs: 1 of 1 failed, one is 1: not allowed (no DESCRIBE). Grant this user"
                        + " DESCRIBE on the cluster, its topics and its groups.");
        failing.heal();
        clock.addAndGet(5_000);
        run();
        assertThat(calls.problems()).isEmpty();
        assertThat(calls.failedTotal()).isEqualTo(1);
    }

    @Test
    void controller_isTheClustersOwnWord_whenItHasNoQuorum() throws Exception {
        failing.fail("describeMetadataQuorum", new UnsupportedVersionException("not KRaft"));
        run();
        assertThat(calls.problems()).isEmpty();
        assertThat(sink.events(ClusterState.class).findFirst().orElseThrow().controllerId())
                .isEqualTo(1);
    }

    @Test
    void nothingIsTold_whenTheClusterCannotBeReached_untilItCan() throws Exception {
        failing.fail("describeCluster", new SaslAuthenticationException("wrong password"));
        assertThat(run()).isFalse();
        assertThat(sink.sent()).isEmpty();
        assertThat(calls.problems())
                .containsExactly("describeCluster: authentication failed (wrong password). Check the security settings"
                        + " and credentials.");
        failing.heal();
        assertThat(run()).isTrue();
        assertThat(calls.problems()).isEmpty();
    }

    /** A second after the round before. */
    private boolean run() throws InterruptedException {
        clock.addAndGet(1_000);
        sink.clear();
        boolean reached = round.run(failing.admin());
        sink.sent().forEach(reader::read);
        return reached;
    }
}
