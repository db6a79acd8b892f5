package io.takhin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.takhin.server.ConsumerGroupsTool.Row;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/** Groups on a real broker, and what becomes of their lag; in the end all is compared with Kafka's own command. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GroupTruthIT extends WithGroups {

    private GroupMember mute;

    @AfterAll
    void leave() {
        if (mute != null) {
            mute.close();
        }
    }

    /** A topic that is written to on a known schedule, and then no more. */
    @Test
    void timeLag_isThatOfTheSchedule_withinATick_andStaysSoOnAQuietTopic() throws Exception {
        kafka.createTopic("schedule", 1, Map.of());
        commit("behind", "schedule", 0, 0);
        commit("at-the-end", "schedule", 0, 0);
        awaitRow("behind schedule 0", 0L, 0L);
        awaitRow("at-the-end schedule 0", 0L, 0L);
        long[] acknowledged = new long[25];
        for (int i = 0; i < acknowledged.length; i++) {
            long next = System.currentTimeMillis() + 250;
            acknowledged[i] = append("schedule", 0, 1);
            Bursts.awaitClock(next);
        }
        commit("behind", "schedule", 0, 12);
        commit("at-the-end", "schedule", 0, acknowledged.length);
        awaitRow("behind schedule 0", 12L, 13L);
        awaitRow("at-the-end schedule 0", 25L, 0L);
        for (int quiet = 0; quiet < 4; quiet++) {
            long from = System.currentTimeMillis();
            await().atMost(PATIENCE).until(() -> lag("behind").get("atMillis").asLong() > from);
            JsonNode behind = lag("behind");
            JsonNode timeLag = behind.at("/items/0/timeLag");
            assertThat(timeLag.get("bound").asText()).isEqualTo("exact");
            assertThat(timeLag.get("millis").asLong())
                    .isCloseTo(behind.get("atMillis").asLong() - acknowledged[12], within(1_300L));
            assertThat(lag("at-the-end").at("/items/0/timeLag/millis").asLong(-1))
                    .isZero();
        }
    }

    @Test
    void lagBelowTheLogStart_countsWhatIsThere() throws Exception {
        kafka.createTopic("trimmed", 1, Map.of());
        append("trimmed", 0, 100);
        commit("trimmer", "trimmed", 0, 10);
        awaitRow("trimmer trimmed 0", 10L, 90L);
        kafka.truth()
                .admin()
                .deleteRecords(Map.of(new TopicPartition("trimmed", 0), RecordsToDelete.beforeOffset(40)))
                .all()
                .get();
        awaitRow("trimmer trimmed 0", 10L, 60L);
        assertThat(kafka.truth().starts("trimmed", 1)).isEqualTo(Map.of(0, 40L));
        assertThat(lag("trimmer").at("/items/0/status").asText()).isEqualTo("ERR");
        assertThat(lag("trimmer").at("/items/0/timeLag/millis").isNull()).isFalse();
    }

    /** Of all values of one key one or two are left; Kafka's command counts the offsets of those that are gone, too. */
    @Test
    void lagOnACompactedTopic_countsOffsets() throws Exception {
        kafka.createTopic(
                "latest",
                1,
                Map.of("cleanup.policy", "compact", "segment.ms", "500", "min.cleanable.dirty.ratio", "0.01"));
        append("latest", 0, "one key", 300);
        commit("follower", "latest", 0, 120);
        awaitRow("follower latest 0", 120L, 180L);
        // what is compacted is closed segments, and a record that comes later closes one
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
            append("latest", 0, "one key", 1);
            return kafka.truth().readable("latest") < 20;
        });
        awaitRow("follower latest 0", 120L, kafka.truth().ends("latest", 1).get(0) - 120);
    }

    @Test
    void aGroupThatIsReset_hasTheLagOfItsNewPlace() throws Exception {
        kafka.createTopic("resets", 1, Map.of());
        append("resets", 0, 50);
        commit("ahead", "resets", 0, 60);
        commit("resetter", "resets", 0, 45);
        awaitRow("resetter resets 0", 45L, 5L);
        commit("resetter", "resets", 0, 5);
        awaitRow("resetter resets 0", 5L, 45L);
        assertThat(lag("resetter").at("/items/0/status").asText()).isEqualTo("REWIND");
        commit("resetter", "resets", 0, 80);
        awaitRow("resetter resets 0", 80L, 0L);
        await().atMost(PATIENCE)
                .until(() -> lag("resetter").at("/items/0/status").asText().equals("ERR"));
        commit("resetter", "resets", 0, 50);
        awaitRow("resetter resets 0", 50L, 0L);
        assertThat(lag("resetter").at("/items/0/status").asText()).isEqualTo("OK");
    }

    @Test
    void aGroupThatIsDeletedAndMadeAgain_beginsAnew() throws Exception {
        kafka.createTopic("regrouped", 1, Map.of());
        append("regrouped", 0, 1_000);
        commit("phoenix", "regrouped", 0, 100);
        awaitRow("phoenix regrouped 0", 100L, 900L);
        kafka.truth().admin().deleteConsumerGroups(List.of("phoenix")).all().get();
        await().atMost(PATIENCE)
                .until(() -> kafka.api().get("/api/v1/groups/phoenix").statusCode() == 404);
        commit("phoenix", "regrouped", 0, 980);
        awaitRow("phoenix regrouped 0", 980L, 20L);
        for (JsonNode point : detail("regrouped").at("/fetchRate/points")) {
            assertThat(point.asDouble(0)).as("nobody read anything").isZero();
        }
    }

    @Test
    void aPartitionThatIsAdded_isCounted_andHasNoLagUntilItsFirstCommit() throws Exception {
        kafka.createTopic("grown", 1, Map.of());
        append("grown", 0, 10);
        commit("grower", "grown", 0, 4);
        awaitRow("grower grown 0", 4L, 6L);
        kafka.truth()
                .admin()
                .createPartitions(Map.of("grown", NewPartitions.increaseTo(2)))
                .all()
                .get();
        append("grown", 1, 25);
        await().atMost(PATIENCE)
                .until(() -> detail("grown").at("/topic/totalMessages").asLong() == 35);
        assertThat(detail("grown").at("/topic/partitions").asInt()).isEqualTo(2);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(produced("grown")).isEqualTo(35));
        commit("grower", "grown", 1, 5);
        awaitRow("grower grown 1", 5L, 20L);
        assertThat(group("grower").get("totalLag").asLong()).isEqualTo(26);
    }

    @Test
    void aTopicThatIsMadeAgain_isAnother() throws Exception {
        kafka.createTopic("reborn", 1, Map.of());
        append("reborn", 0, 500);
        commit("mourner", "reborn", 0, 400);
        awaitRow("mourner reborn 0", 400L, 100L);
        kafka.truth().admin().deleteTopics(List.of("reborn")).all().get();
        kafka.createTopic("reborn", 1, Map.of());
        long madeMillis = append("reborn", 0, 30);
        await().atMost(PATIENCE).until(() -> marks("reborn").size() == 3);
        await().atMost(PATIENCE)
                .until(() -> detail("reborn").at("/topic/totalMessages").asLong() == 30);
        long seenMillis = System.currentTimeMillis();
        await().atMost(PATIENCE).until(() -> lag("mourner").get("atMillis").asLong() > seenMillis + 1_000);
        append("reborn", 0, 20);
        // where no round of the collector saw the old one gone, the seconds between are unknown, and with them the 30
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(produced("reborn"))
                .isEqualTo(isKnownSince("reborn", madeMillis - 1_000) ? 50 : 20));
        commit("mourner", "reborn", 0, 10);
        awaitRow("mourner reborn 0", 10L, 40L);
        assertThat(marks("reborn"))
                .extracting(mark -> mark.get("kind").asText())
                .containsExactlyInAnyOrder("topic-created", "topic-deleted", "topic-created");
    }

    private JsonNode marks(String topic) {
        return kafka.api().json("/api/v1/annotations?subject=" + topic).get("items");
    }

    private boolean isKnownSince(String topic, long millis) {
        JsonNode rates = detail(topic).get("produceRate");
        JsonNode points = rates.get("points");
        long first = (millis - rates.get("fromMillis").asLong()) / 1_000;
        return IntStream.range((int) Math.max(0, first), points.size())
                .noneMatch(i -> points.get(i).isNull());
    }

    @Test
    void aMemberWithoutCommit_hasNoLag() throws Exception {
        kafka.createTopic("unread", 1, Map.of());
        append("unread", 0, 10);
        mute = new GroupMember(kafka.bootstrapServers(), "mute", "unread").start();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(told("mute"))
                .isEqualTo(Map.of("mute unread 0", new Row(null, 10L, null))));
        assertThat(group("mute").get("totalLag").isNull()).isTrue();
        assertThat(group("mute").get("withoutCommit").asInt()).isEqualTo(1);
    }

    /** Where the records were deleted, Kafka's command counts them on; where the group is past the end, it says less than 0. */
    @Test
    @Order(Integer.MAX_VALUE)
    void lagOfAllGroups_isWhatKafkasOwnCommandTells() throws Exception {
        SortedMap<String, Row> truth = ConsumerGroupsTool.describeAll(kafka.bootstrapServers(), dir);
        assertThat(truth).hasSizeGreaterThanOrEqualTo(13);
        assertThat(truth.remove("trimmer trimmed 0")).isEqualTo(new Row(10L, 100L, 90L));
        SortedMap<String, Row> told = new TreeMap<>();
        for (JsonNode group : kafka.api().json("/api/v1/groups").get("items")) {
            told.putAll(told(group.get("groupId").asText()));
        }
        assertThat(told.remove("trimmer trimmed 0")).isEqualTo(new Row(10L, 100L, 60L));
        assertThat(truth.remove("ahead resets 0")).isEqualTo(new Row(60L, 50L, -10L));
        assertThat(told.remove("ahead resets 0")).isEqualTo(new Row(60L, 50L, 0L));
        truth.keySet().removeIf(key -> key.startsWith("__takhin"));
        assertThat(told).isEqualTo(truth);
    }

    /** As Kafka's Admin client names it, at the same time. */
    @Test
    void theStateOfAGroup_isKafkasOwn() throws Exception {
        kafka.createTopic("joined", 2, Map.of());
        append("joined", 0, 5);
        commit("joiners", "joined", 0, 5);
        awaitState("joiners", "Empty", 0);
        try (GroupMember first = new GroupMember(kafka.bootstrapServers(), "joiners", "joined");
                GroupMember second = new GroupMember(kafka.bootstrapServers(), "joiners", "joined")) {
            first.start();
            awaitState("joiners", "Stable", 1);
            first.pause();
            second.start();
            awaitState("joiners", "PreparingRebalance", 2);
            first.start();
            awaitState("joiners", "Stable", 2);
        }
        awaitState("joiners", "Empty", 0);
        assertThat(kafka.api()
                        .json("/api/v1/annotations?kind=group-rebalanced&subject=joiners")
                        .get("items"))
                .isNotEmpty();
        kafka.truth().admin().deleteConsumerGroups(List.of("joiners")).all().get();
        await().atMost(PATIENCE)
                .until(() -> kafka.api().get("/api/v1/groups/joiners").statusCode() == 404);
    }

    @Test
    void aGroupOfTheConsumerProtocol_isToldLikeAnyOther() throws Exception {
        kafka.createTopic("modern", 2, Map.of());
        append("modern", 0, 12);
        append("modern", 1, 8);
        try (GroupMember member = new GroupMember(kafka.bootstrapServers(), "moderns", "modern", "consumer")) {
            member.committing().start();
            awaitState("moderns", "Stable", 1);
            awaitRow("moderns modern 0", 12L, 0L);
            awaitRow("moderns modern 1", 8L, 0L);
        }
        awaitState("moderns", "Empty", 0);
        append("modern", 1, 5);
        awaitRow("moderns modern 1", 8L, 5L);
        assertThat(group("moderns").get("totalLag").asLong()).isEqualTo(5);
    }

    private void awaitState(String group, String state, int memberCount) {
        await().alias(state).atMost(PATIENCE).untilAsserted(() -> {
            assertThat(kafka.truth().groupState(group)).isEqualTo(state);
            assertThat(group(group).get("state").asText()).isEqualTo(state);
            assertThat(group(group).get("members").asInt(-1)).isEqualTo(memberCount);
        });
    }

    @Test
    void markersOfTransactions_areLag_forAGroupThatCommitsItsRecordsPlaces() throws Exception {
        kafka.createTopic("ledger", 1, Map.of());
        Bursts transaction =
                Bursts.transactional(kafka.bootstrapServers(), "ledger", 1, System.currentTimeMillis() / 1000, 10);
        transaction.start().await();
        commit("bookkeeper", "ledger", 0, 10);
        awaitRow("bookkeeper ledger 0", 10L, 1L);
        try (GroupMember reader = new GroupMember(kafka.bootstrapServers(), "auditor", "ledger")) {
            reader.committing().start();
            awaitRow("auditor ledger 0", 11L, 0L);
        }
    }
}
