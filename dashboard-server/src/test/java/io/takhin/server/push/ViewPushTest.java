package io.takhin.server.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.takhin.server.Samples;
import io.takhin.topology.view.RateRow;
import io.takhin.topology.view.Series;
import io.takhin.topology.view.TopicRow;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a client that subscribes is sent: all of a view once, then what is another. */
class ViewPushTest {

    private final Rounds rounds = new Rounds();

    @Test
    void subscriber_getsAllAtOnce_thenOnlyRowsThatChanged_andTheKeysOfThoseThatWent() {
        rounds.show(0, topic("a", 1.0), topic("b", 2.0), topic("c", 3.0));
        Subscriber client = rounds.join(true);
        assertThat(client.messages).isEmpty();
        client.say("{\"subscribe\":{\"topics\":{}}}");
        JsonNode full = client.messages.get(0);
        assertThat(full.get("since").isNull()).isTrue();
        assertThat(full.get("rows").findValuesAsText("key")).containsExactly("a", "b", "c");
        assertThat(full.at("/rows/0/rates/produceRate").asDouble()).isEqualTo(1.0);
        assertThat(full.at("/rows/0/recentProduceRate/points")).hasSize(60);
        assertThat(full.at("/value/total").asInt()).isEqualTo(3);

        rounds.show(1, topic("a", 1.0), topic("b", 7.5));
        rounds.round(1_000);
        JsonNode delta = client.messages.get(1);
        assertThat(delta.get("since")).isEqualTo(full.get("seq"));
        assertThat(delta.get("atMillis").asLong()).isEqualTo(Samples.AT_MILLIS + 1_000);
        assertThat(delta.get("rows").findValuesAsText("key")).containsExactly("b");
        assertThat(delta.at("/rows/0/rates/produceRate").asDouble()).isEqualTo(7.5);
        assertThat(delta.at("/rows/0").has("totalBytes")).isFalse();
        assertThat(delta.get("removed").get(0).asText()).isEqualTo("c");
        assertThat(delta.at("/value/total").asInt()).isEqualTo(2);
    }

    @Test
    void clientThatAsksNothing_getsTheWholeObject_asBefore() {
        rounds.show(0, topic("a", 1.0));
        Subscriber client = rounds.join(false);
        assertThat(client.messages.get(0).has("topicStats")).isTrue();
        assertThat(client.messages.get(0).has("view")).isFalse();
    }

    @Test
    void series_areToldFromTheFirstSecondThatIsAnother_andNotAtAllWhileAllIsEqual() {
        rounds.show(0, topic("busy", series(0, 1, 2, 3, Double.NaN)), topic("idle", series(0, 0, 0, 0, 0)));
        Subscriber client = rounds.subscribed("{\"subscribe\":{\"topics\":{}}}");
        rounds.show(1, topic("busy", series(1, 2, 3, 4, 5)), topic("idle", series(1, 0, 0, 0, 0)));
        rounds.round(1_000);
        JsonNode rows = client.messages.get(1).get("rows");
        assertThat(rows).hasSize(1);
        JsonNode tail = rows.get(0).get("recentProduceRate");
        assertThat(tail.get("fromMillis").asLong()).isEqualTo(Samples.AT_MILLIS + 3_000);
        assertThat(tail.get("points").toString()).isEqualTo("[4.0,5.0]");
    }

    @Test
    void deltas_leadToWhatAFullFrameSays_whateverChanges() {
        java.util.Random random = new java.util.Random(7);
        rounds.show(0, topic("t0", 1.0));
        Subscriber client =
                rounds.subscribed("{\"subscribe\":{\"topics\":{\"limit\":5,\"sort\":\"-produceRate\"},\"health\":{}}}");
        for (int second = 1; second <= 50; second++) {
            rounds.show(
                    second,
                    IntStream.range(0, random.nextInt(9))
                            .mapToObj(i -> topic("t" + i, random.nextInt(3) == 0 ? null : (double) random.nextInt(4)))
                            .toArray(TopicRow[]::new));
            rounds.round(1_000);
        }
        Subscriber fresh =
                rounds.subscribed("{\"subscribe\":{\"topics\":{\"limit\":5,\"sort\":\"-produceRate\"},\"health\":{}}}");
        assertThat(client.model("topics")).isEqualTo(fresh.model("topics"));
        assertThat(client.model("health")).isEqualTo(fresh.model("health"));
        assertThat(client.deltas).isGreaterThan(90);
    }

    @Test
    void clientsThatAskAlike_shareTheBytes_compressedOnceToo() {
        rounds.show(
                0, IntStream.range(0, 200).mapToObj(i -> topic("t" + i, 1.0)).toArray(TopicRow[]::new));
        String ask = "{\"subscribe\":{\"topics\":{\"limit\":200}},\"gzip\":true}";
        Subscriber one = rounds.subscribed(ask);
        Subscriber other = rounds.subscribed(ask);
        assertThat(one.binary).isEqualTo(1);
        assertThat(one.raw.get(0)).isEqualTo(other.raw.get(0));
        assertThat(one.messages.get(0).get("rows")).hasSize(200);
        assertThat(one.raw.get(0).remaining()).isLessThan(10_000);
    }

    @Test
    void resync_bringsAllAgain() {
        rounds.show(0, topic("a", 1.0));
        Subscriber client = rounds.subscribed("{\"subscribe\":{\"topics\":{}}}");
        client.say("{\"resync\":true}");
        assertThat(client.messages).hasSize(2);
        assertThat(client.messages.get(1)).isEqualTo(client.messages.get(0));
    }

    @Test
    void anotherSubscription_bringsAllOfNewViews_andGoesOnWithOthers() {
        rounds.show(0, topic("a", 1.0));
        Subscriber client = rounds.subscribed("{\"subscribe\":{\"topics\":{}}}");
        client.say("{\"subscribe\":{\"topics\":{},\"health\":{}}}");
        assertThat(client.messages.get(1).get("rows")).isEmpty();
        assertThat(client.messages.get(1).get("since"))
                .isEqualTo(client.messages.get(0).get("seq"));
        assertThat(client.messages.get(2).get("since").isNull()).isTrue();
        assertThat(client.messages.get(2).get("rows")).hasSize(1);
    }

    @Test
    void badMessage_isAnsweredWithAProblem_andChangesNothing() {
        rounds.show(0, topic("a", 1.0));
        Subscriber client = rounds.subscribed("{\"subscribe\":{\"topics\":{}}}");
        for (String bad : List.of(
                "",
                "nonsense",
                "[]",
                "{}",
                "{\"subscribe\":{}}",
                "{\"subscribe\":{\"nothing\":{}}}",
                "{\"subscribe\":{\"topics\":{\"limit\":0}}}",
                "{\"subscribe\":{\"topics\":{\"limit\":1e9}}}",
                "{\"subscribe\":{\"topics\":{\"sort\":\"colour\"}}}",
                "{\"subscribe\":{\"topics\":{\"q\":" + "\"x".repeat(1) + "y".repeat(2_000) + "\"}}}",
                "{\"subscribe\":{\"topic\":{}}}",
                "{\"resync\":1}")) {
            client.messages.clear();
            client.say(bad);
            assertThat(client.messages).as(bad).hasSize(1);
            assertThat(client.messages.get(0).at("/problem/status").asInt())
                    .as(bad)
                    .isEqualTo(400);
            rounds.nowMillis += 1_000;
        }
        client.messages.clear();
        rounds.show(1, topic("a", 2.0));
        rounds.round(1_000);
        assertThat(client.messages.get(0).get("rows")).hasSize(1);
        assertThat(client.closedWith).isZero();
    }

    @Test
    void thingThatIsNot_hasNoValue_andComesWhenItIs() {
        rounds.show(0, topic("a", 1.0));
        Subscriber client =
                rounds.subscribed("{\"subscribe\":{\"topic\":{\"name\":\"b\"},\"group\":{\"name\":\"billing\"}}}");
        assertThat(client.messages.get(0).get("value").isNull()).isTrue();
        assertThat(client.messages.get(1).at("/rows").findValuesAsText("key")).containsExactly("events/0", "events/1");
        rounds.show(1, topic("b", 1.0));
        rounds.round(1_000);
        assertThat(client.messages.get(2).at("/value/topic/name").asText()).isEqualTo("b");
        assertThat(client.messages.get(2).get("rows")).hasSize(3);
    }

    @Test
    void clientThatSaysTooMuch_isToldOnce_andDisconnectedWhenItGoesOn() {
        rounds.show(0, topic("a", 1.0));
        Subscriber client = rounds.join(true);
        for (int i = 0; i < MessageBudget.AT_ONCE; i++) {
            client.say("{\"subscribe\":{\"topics\":{}}}");
        }
        client.messages.clear();
        for (int i = 0; i < 100; i++) {
            client.say("{\"subscribe\":{\"topics\":{}}}");
        }
        assertThat(client.messages).hasSize(1);
        assertThat(client.messages.get(0).at("/problem/status").asInt()).isEqualTo(429);
        assertThat(client.closedWith).isZero();
        for (int i = 0; i < MessageBudget.PATIENCE; i++) {
            client.say("{}");
        }
        assertThat(client.closedWith).isEqualTo(1008);
    }

    private static TopicRow topic(String name, Double rate) {
        return Samples.topic(name, false, rate);
    }

    private static TopicRow topic(String name, Series series) {
        TopicRow row = topic(name, 1.0);
        return new TopicRow(
                name,
                false,
                row.partitions(),
                row.replicationFactor(),
                row.totalMessages(),
                row.totalBytes(),
                row.replicaBytes(),
                new RateRow(1.0, null, null, null),
                0,
                0,
                row.skew(),
                row.groups(),
                row.maxLag(),
                series);
    }

    private static Series series(int fromSecond, double... points) {
        return new Series(Samples.AT_MILLIS + fromSecond * 1_000L, 1_000, points);
    }
}
