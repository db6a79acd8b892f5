package io.takhin.broker.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.takhin.broker.event.Buckets;
import io.takhin.broker.event.ClusterState;
import io.takhin.broker.event.GroupOffsets;
import io.takhin.broker.event.GroupState;
import io.takhin.broker.event.PartitionState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One round after the other, against a real cluster. */
class CollectorRoundIT {

    @TempDir
    static Path dir;

    private static TestCluster cluster;
    private static Admin admin;

    private final RecordedSink sink = new RecordedSink();
    private final ReadTables reader = new ReadTables();
    private final AtomicLong clock = new AtomicLong(1_700_000_000_000L);
    private final AtomicBoolean pluginTells = new AtomicBoolean();
    private AdminCalls calls;
    private CollectorRound round;

    @BeforeAll
    static void startBroker() {
        cluster = new TestCluster(dir);
        admin = cluster.admin();
    }

    @AfterAll
    static void stopBroker() {
        cluster.close();
    }

    @BeforeEach
    void newRound() {
        calls = new AdminCalls(Duration.ofSeconds(5), clock::get);
        round = new CollectorRound(CollectorConfig.DEFAULT, sink, clock::get, pluginTells::get, calls);
    }

    @AfterEach
    void nothingFailed() {
        assertThat(calls.problems()).isEmpty();
        assertThat(calls.failedTotal()).isZero();
    }

    @Test
    void partitions_areTold_withExactOffsetsAndLogStart() throws Exception {
        cluster.create("exact", 3);
        cluster.produce("exact", 0, 7);
        cluster.produce("exact", 2, 4);
        run();
        assertThat(ends("exact")).containsExactly(7, 0, 4);
        assertThat(starts("exact")).containsExactly(0, 0, 0);
        PartitionFacts facts = reader.partitions.get(new TopicPartition("exact", 0));
        assertThat(List.of(facts.leader(), facts.replicaCount(), facts.isrCount()))
                .containsExactly(1, 1, 1);

        admin.deleteRecords(Map.of(new TopicPartition("exact", 0), RecordsToDelete.beforeOffset(5)))
                .all()
                .get(10, TimeUnit.SECONDS);
        cluster.produce("exact", 1, 2);
        run();
        assertThat(ends("exact")).containsExactly(7, 2, 4);
        assertThat(starts("exact")).containsExactly(5, 0, 0);
    }

    @Test
    void secondRound_tellsOnlyWhatChanged_andMarksEveryBucket() throws Exception {
        cluster.create("changing", 2);
        run();
        cluster.produce("changing", 1, 3);
        run();
        List<PartitionState> told = sink.events(PartitionState.class).toList();
        assertThat(told).hasSize(4).allMatch(PartitionState::last).noneMatch(PartitionState::full);
        List<PartitionState> withRows =
                told.stream().filter(event -> event.partitions().length > 0).toList();
        assertThat(withRows).hasSize(1);
        assertThat(withRows.get(0).topics()).containsExactly("changing");
        assertThat(withRows.get(0).partitions()).containsExactly(1);
        assertThat(withRows.get(0).logEndOffsets()).containsExactly(3);
        assertThat(sink.sent().stream()
                        .filter(sent -> sent.event() == withRows.get(0))
                        .map(RecordedSink.Sent::bucket))
                .containsExactly(Buckets.ofTopic(cluster.clusterId(), "changing", 4));
        assertThat(sink.events(GroupOffsets.class)).hasSize(4);
        assertThat(sink.events(GroupState.class)).hasSize(1);
    }

    @Test
    void group_isToldWithItsCommits_andLosesThem_whenDeleted() throws Exception {
        cluster.create("read", 2);
        cluster.produce("read", 0, 10);
        admin.alterConsumerGroupOffsets("behind", Map.of(new TopicPartition("read", 0), new OffsetAndMetadata(6)))
                .all()
                .get(10, TimeUnit.SECONDS);
        run();
        assertThat(reader.offsets).containsEntry(new GroupPartition("behind", "read", 0), 6L);
        assertThat(reader.offsets).doesNotContainKey(new GroupPartition("behind", "read", 1));
        assertThat(reader.groups).containsEntry("behind", new GroupFacts("Empty", 0, 1));

        admin.deleteConsumerGroups(Set.of("behind")).all().get(10, TimeUnit.SECONDS);
        run();
        assertThat(reader.groups).doesNotContainKey("behind");
        assertThat(reader.offsets.keySet()).noneMatch(key -> key.group().equals("behind"));
    }

    @Test
    void group_isToldWithoutCommit_whenItsMembersNeverCommitted() throws Exception {
        cluster.create("uncommitted", 2);
        for (String protocol : List.of("classic", "consumer")) {
            try (KafkaConsumer<String, String> consumer = cluster.consumer("members-" + protocol, protocol)) {
                consumer.subscribe(List.of("uncommitted"));
                await().atMost(Duration.ofSeconds(20)).until(() -> {
                    consumer.poll(Duration.ofMillis(100));
                    return consumer.assignment().size() == 2;
                });
                run();
                assertThat(reader.groups).containsEntry("members-" + protocol, new GroupFacts("Stable", 1, 1));
                assertThat(reader.offsets)
                        .containsEntry(new GroupPartition("members-" + protocol, "uncommitted", 0), -1L)
                        .containsEntry(new GroupPartition("members-" + protocol, "uncommitted", 1), -1L);
            }
        }
    }

    @Test
    void topic_isGone_whenDeleted_andAnew_whenMadeAgain() throws Exception {
        cluster.create("passing", 1);
        cluster.produce("passing", 0, 5);
        run();
        String firstId = reader.partitions.get(new TopicPartition("passing", 0)).topicId();

        cluster.delete("passing");
        run();
        assertThat(reader.partitions).doesNotContainKey(new TopicPartition("passing", 0));

        cluster.create("passing", 1);
        run();
        PartitionFacts anew = reader.partitions.get(new TopicPartition("passing", 0));
        assertThat(anew.topicId()).isNotEqualTo(firstId);
        assertThat(anew.logEnd()).isZero();
    }

    @Test
    void sizes_areThoseOfDescribeLogDirs() throws Exception {
        cluster.create("sized", 1);
        cluster.produce("sized", 0, 500);
        run();
        TopicPartition partition = new TopicPartition("sized", 0);
        LogDirDescription logDir = admin.describeLogDirs(List.of(1))
                .allDescriptions()
                .get(10, TimeUnit.SECONDS)
                .get(1)
                .values()
                .iterator()
                .next();
        long size = logDir.replicaInfos().get(partition).size();
        assertThat(size).isPositive();
        assertThat(reader.partitions.get(partition).sizeBytes()).isEqualTo(size);
        assertThat(reader.partitions.get(partition).replicaSizeBytes()).isEqualTo(size);
        ClusterState state = sink.events(ClusterState.class).findFirst().orElseThrow();
        assertThat(state.logBytes()[0]).isGreaterThanOrEqualTo(size);
        assertThat(state.diskTotalBytes()[0]).isEqualTo(logDir.totalBytes().getAsLong());
    }

    @Test
    void sizes_areForgotten_whenTheirBrokerWasGoneForTenMinutes() throws Exception {
        LogDirReader logDirs = new LogDirReader(calls, CollectorConfig.DEFAULT);
        logDirs.startIfDue(admin, List.of(new Node(1, "broker", 1)), 1_000_000);
        logDirs.await();
        logDirs.startIfDue(admin, List.of(), 1_600_000);
        assertThat(logDirs.disk(1)).isPresent();
        logDirs.startIfDue(admin, List.of(), 1_605_000);
        assertThat(logDirs.disk(1)).isEmpty();
    }

    @Test
    void collectors_haveIdsOfTheirOwn_andSayThemWithAllTheyTell() throws Exception {
        run();
        String first = idOfAll();
        newRound();
        run();
        assertThat(idOfAll()).isNotEqualTo(first);
    }

    private String idOfAll() {
        Set<String> ids = new HashSet<>();
        sink.events(PartitionState.class).forEach(event -> ids.add(event.collectorId()));
        sink.events(GroupOffsets.class).forEach(event -> ids.add(event.collectorId()));
        sink.events(GroupState.class).forEach(event -> ids.add(event.collectorId()));
        sink.events(ClusterState.class).forEach(event -> ids.add(event.collectorId()));
        assertThat(ids).hasSize(1).doesNotContainNull();
        return ids.iterator().next();
    }

    @Test
    void cluster_isTold_withBrokersAndController() throws Exception {
        run();
        ClusterState state = sink.events(ClusterState.class).findFirst().orElseThrow();
        assertThat(state.clusterId()).isEqualTo(cluster.clusterId());
        assertThat(state.brokers()).containsExactly(1);
        assertThat(state.hosts()).containsExactly(cluster.bootstrapServers());
        assertThat(state.racks()).containsExactly("");
        assertThat(state.controllerId()).isEqualTo(1);
        assertThat(state.atMillis()).isEqualTo(clock.get());
        assertThat(state.problems()).isEmpty();
    }

    @Test
    void partitions_areToldWithTheFullRefreshOnly_whenThePluginTellsThem() throws Exception {
        pluginTells.set(true);
        cluster.create("plugged", 1);
        run();
        assertThat(sink.events(PartitionState.class)).hasSize(4).allMatch(PartitionState::full);
        run();
        assertThat(sink.events(PartitionState.class)).isEmpty();
        assertThat(sink.events(GroupOffsets.class)).hasSize(4);
        clock.addAndGet(9_000);
        run();
        assertThat(sink.events(PartitionState.class)).hasSize(4).allMatch(PartitionState::full);
    }

    @Test
    void topicThatIsNewOrMadeAgain_isToldAtOnce_thoughThePluginTellsPartitions() throws Exception {
        pluginTells.set(true);
        run();
        cluster.create("fleeting", 1);
        run();
        String first = reader.partitions.get(new TopicPartition("fleeting", 0)).topicId();
        cluster.delete("fleeting");
        cluster.create("fleeting", 1);
        run();
        assertThat(reader.partitions.get(new TopicPartition("fleeting", 0)).topicId())
                .isNotEqualTo(first);
    }

    @Test
    void everything_isToldAgain_whenTheSinkDroppedSomething() throws Exception {
        run();
        run();
        assertThat(sink.events(PartitionState.class)).noneMatch(PartitionState::full);
        sink.drop();
        run();
        assertThat(sink.events(PartitionState.class)).hasSize(4).allMatch(PartitionState::full);
        assertThat(sink.events(GroupState.class)).allMatch(GroupState::full);
    }

    /** One round, read from then on; a second later than the round before. */
    private void run() throws InterruptedException {
        clock.addAndGet(1_000);
        sink.clear();
        assertThat(round.run(admin)).isTrue();
        sink.sent().forEach(reader::read);
    }

    private List<Integer> ends(String topic) {
        return offsets(topic, true);
    }

    private List<Integer> starts(String topic) {
        return offsets(topic, false);
    }

    private List<Integer> offsets(String topic, boolean ends) {
        return reader.partitions.entrySet().stream()
                .filter(row -> row.getKey().topic().equals(topic))
                .sorted(Map.Entry.comparingByKey((a, b) -> a.partition() - b.partition()))
                .map(row ->
                        (int) (ends ? row.getValue().logEnd() : row.getValue().logStart()))
                .toList();
    }
}
