package io.takhin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.takhin.topology.history.Annotation;
import io.takhin.topology.history.Annotation.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happened, as it is asked for and told. */
class AnnotationsRestTest {

    private static final long NOW = Samples.AT_MILLIS;
    private static final String PATH = "/api/v1/annotations";

    private final FakePipeline pipeline = FakePipeline.live();
    private final List<Annotation> happened = new ArrayList<>();
    private TestServer server;
    private String asked;

    @BeforeEach
    void start() throws Exception {
        server = TestServer.open(pipeline);
        pipeline.annotations((cluster, from, to) -> {
            asked = cluster + " " + from + " " + to;
            return happened;
        });
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private List<String> texts(String parameters) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : server.json(PATH + parameters).get("items")) {
            texts.add(item.get("text").asText());
        }
        return texts;
    }

    @Test
    void range_isTheLastFiveMinutes_orWhatIsAskedFor() {
        server.json(PATH);
        assertThat(asked).isEqualTo("c1 " + (NOW - 299_000) + " " + (NOW + 1_000));
        server.json(PATH + "?from=now-1h&to=" + NOW + "&cluster=c1");
        assertThat(asked).isEqualTo("c1 " + (NOW - 3_600_000) + " " + NOW);
    }

    @Test
    void whatHappensTogether_isToldAsOne() {
        happened.add(new Annotation(1_000, Kind.BROKER_LEFT, "3", 0));
        happened.add(new Annotation(1_200, Kind.LEADERS_MOVED, "a", 2));
        happened.add(new Annotation(2_000, Kind.LEADERS_MOVED, "b", 5));
        happened.add(new Annotation(9_000, Kind.LEADERS_MOVED, "a", 1));
        happened.add(new Annotation(9_500, Kind.GROUP_REBALANCED, "billing", 0));
        assertThat(texts(""))
                .containsExactly(
                        "Broker 3 left the cluster.",
                        "7 partitions of 2 topics moved to another leader.",
                        "1 partition of topic a moved to another leader.",
                        "Group billing rebalanced.");
        JsonNode moved = server.json(PATH + "?kind=leaders-moved").at("/items/0");
        assertThat(moved.toString())
                .isEqualTo(
                        "{\"atMillis\":1200,\"kind\":\"leaders-moved\",\"subjects\":[\"a\",\"b\"],\"subjectCount\":2,"
                                + "\"partitions\":7,\"text\":\"7 partitions of 2 topics moved to another leader.\"}");
        assertThat(texts("?subject=a&kind=leaders-moved,group-rebalanced"))
                .containsExactly(
                        "2 partitions of topic a moved to another leader.",
                        "1 partition of topic a moved to another leader.");
    }

    @Test
    void whatHappensTwiceToOne_isToldTwice() {
        happened.add(new Annotation(1_000, Kind.TOPIC_CREATED, "a", 2));
        happened.add(new Annotation(2_000, Kind.TOPIC_DELETED, "a", 2));
        happened.add(new Annotation(3_000, Kind.TOPIC_CREATED, "a", 1));
        assertThat(texts(""))
                .containsExactly("Topic a created, 2 partitions.", "Topic a deleted.", "Topic a created, 1 partition.");
    }

    @Test
    void everyKind_hasItsSentence() {
        long at = 0;
        for (Kind kind : Kind.values()) {
            happened.add(new Annotation(at += 10_000, kind, "x", 3));
        }
        assertThat(texts(""))
                .containsExactly(
                        "Broker x started.",
                        "Broker x joined the cluster.",
                        "Broker x left the cluster.",
                        "Broker x became the controller.",
                        "Topic x created, 3 partitions.",
                        "Topic x deleted.",
                        "3 partitions added to topic x.",
                        "3 partitions of topic x moved to another leader.",
                        "Group x rebalanced.");
    }

    @Test
    void newest_areTold_whereThereAreMoreThanAskedFor() {
        for (int i = 0; i < 5; i++) {
            happened.add(new Annotation(10_000L * i, Kind.GROUP_REBALANCED, "g" + i, 0));
        }
        JsonNode answer = server.json(PATH + "?limit=2");
        assertThat(answer.get("truncated").asBoolean()).isTrue();
        assertThat(answer.get("items")).hasSize(2);
        assertThat(answer.at("/items/1/atMillis").asLong()).isEqualTo(40_000);
        assertThat(server.json(PATH + "?limit=5").get("truncated").asBoolean()).isFalse();
    }

    @Test
    void internalTopicsAndGroups_areToldWhenAskedFor() {
        happened.add(new Annotation(1_000, Kind.TOPIC_CREATED, "__takhin.views-changelog", 4));
        happened.add(new Annotation(9_000, Kind.GROUP_REBALANCED, "__takhin.views", 0));
        assertThat(texts("")).isEmpty();
        assertThat(texts("?internal=true")).hasSize(2);
        assertThat(texts("?subject=__takhin.views")).containsExactly("Group __takhin.views rebalanced.");
    }

    @Test
    void badRequests_areExplained() {
        assertThat(server.get(PATH + "?kind=fire").body())
                .contains("kind: expected some of [broker-started, ", "found \\\"fire\\\"");
        assertThat(server.get(PATH + "?from=5&to=5").statusCode()).isEqualTo(400);
        assertThat(server.get(PATH + "?limit=0").statusCode()).isEqualTo(400);
        assertThat(server.get(PATH + "?replay=r1").statusCode()).isEqualTo(404);
        pipeline.annotations(null);
        assertThat(server.get(PATH).statusCode()).isEqualTo(503);
    }
}
