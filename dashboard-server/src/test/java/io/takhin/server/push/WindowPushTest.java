package io.takhin.server.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.takhin.server.Samples;
import io.takhin.topology.view.TopicRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Parts of lists: which rows a client is sent that shows only some, and in which order. */
class WindowPushTest {

    private final Rounds rounds = new Rounds();

    private static TopicRow[] topics(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> Samples.topic(String.format("t%04d", i), false, (double) (i * 7 % number)))
                .toArray(TopicRow[]::new);
    }

    private static String ask(int offset, int limit, String more) {
        return "{\"subscribe\":{\"topics\":{\"offset\":" + offset + ",\"limit\":" + limit + more + "}}}";
    }

    private static List<String> order(JsonNode frame) {
        List<String> keys = new ArrayList<>();
        frame.at("/value/order").forEach(key -> keys.add(key.asText()));
        return keys;
    }

    /** Made here from scratch, not as the server does it. */
    private static List<String> expected(TopicRow[] rows, int offset, int limit) {
        TopicRow[] sorted = rows.clone();
        Arrays.sort(
                sorted,
                Comparator.comparing((TopicRow row) -> -row.rates().produceRate())
                        .thenComparing(TopicRow::name));
        return Arrays.stream(sorted)
                .skip(offset)
                .limit(limit)
                .map(TopicRow::name)
                .toList();
    }

    @Test
    void part_hasItsRowsAlone_inOrder_andSaysWhatItIsOf() {
        TopicRow[] topics = topics(1_000);
        rounds.show(0, topics);
        JsonNode frame = rounds.subscribed(ask(500, 100, ",\"sort\":\"-produceRate\""))
                .messages
                .get(0);
        assertThat(frame.at("/value/total").asInt()).isEqualTo(1_000);
        assertThat(frame.at("/value/offset").asInt()).isEqualTo(500);
        assertThat(order(frame)).isEqualTo(expected(topics, 500, 100)).hasSize(100);
        assertThat(frame.get("rows").findValuesAsText("key")).isEqualTo(order(frame));
        assertThat(frame.at("/rows/0/rates/produceRate").asDouble()).isEqualTo(499);
        assertThat(frame.at("/rows/99/rates/produceRate").asDouble()).isEqualTo(400);
    }

    @Test
    void lastPart_isShorter_andOneBeyondTheEndHasNone() {
        rounds.show(0, topics(250));
        JsonNode last = rounds.subscribed(ask(200, 100, "")).messages.get(0);
        assertThat(order(last)).hasSize(50).startsWith("t0200").endsWith("t0249");
        JsonNode beyond = rounds.subscribed(ask(300, 100, "")).messages.get(0);
        assertThat(order(beyond)).isEmpty();
        assertThat(beyond.at("/value/total").asInt()).isEqualTo(250);
    }

    @Test
    void filter_takesAllWords_andTheCountIsOfAll() {
        rounds.show(0, topics(250));
        JsonNode frame =
                rounds.subscribed(ask(0, 100, ",\"q\":\" 9  T01\"")).messages.get(0);
        assertThat(order(frame)).hasSize(19).startsWith("t0109", "t0119").endsWith("t0198", "t0199");
        assertThat(frame.at("/value/total").asInt()).isEqualTo(19);
        assertThat(frame.at("/value/count").asInt()).isEqualTo(250);
    }

    @Test
    void endlesslyManyWords_areNoMoreWorkThanSixteen() {
        rounds.show(0, topics(3));
        String words = "t ".repeat(400) + "nowhere";
        assertThat(order(rounds.subscribed(ask(0, 100, ",\"q\":\"" + "t ".repeat(15) + "0\""))
                        .messages
                        .get(0)))
                .containsExactly("t0000", "t0001", "t0002");
        assertThat(order(rounds.subscribed(ask(0, 100, ",\"q\":\"" + words + "\""))
                        .messages
                        .get(0)))
                .isEmpty();
    }

    @Test
    void delta_tellsTheOrderWhenItIsAnother_andRowsThatComeAndGo() {
        rounds.show(0, topic("a", 9), topic("b", 8), topic("c", 7), topic("d", 6));
        Subscriber client = rounds.subscribed(ask(1, 2, ",\"sort\":\"-produceRate\""));
        assertThat(order(client.messages.get(0))).containsExactly("b", "c");
        rounds.show(1, topic("a", 7.5), topic("b", 8), topic("c", 7), topic("d", 6));
        rounds.round(1_000);
        JsonNode delta = client.messages.get(1);
        assertThat(delta.get("since").isNull()).isFalse();
        assertThat(order(delta)).containsExactly("a", "c");
        assertThat(delta.get("rows").findValuesAsText("key")).containsExactly("a");
        assertThat(delta.get("removed").toString()).isEqualTo("[\"b\"]");
        rounds.show(2, topic("a", 7.6), topic("b", 8), topic("c", 7), topic("d", 6));
        rounds.round(1_000);
        assertThat(client.messages.get(2).get("value").has("order")).isFalse();
    }

    @Test
    void deltas_leadToTheRowsOfThisMoment_whateverMoves() {
        Random random = new Random(11);
        rounds.show(0, topics(300));
        Subscriber client = rounds.subscribed(ask(100, 50, ",\"sort\":\"-produceRate\""));
        for (int second = 1; second <= 30; second++) {
            TopicRow[] topics = IntStream.range(0, 100 + random.nextInt(200))
                    .mapToObj(i -> topic("t" + (1_000 + i), random.nextInt(50)))
                    .toArray(TopicRow[]::new);
            rounds.show(second, topics);
            rounds.round(1_000);
            JsonNode model = client.model("topics");
            List<String> keys = new ArrayList<>();
            model.at("/value/order").forEach(key -> keys.add(key.asText()));
            assertThat(keys).isEqualTo(expected(topics, 100, 50));
            assertThat(model.get("rows").fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(keys);
        }
        assertThat(client.deltas).isEqualTo(30);
    }

    @Test
    void withoutOffset_noOrderIsTold_asBefore() {
        rounds.show(0, topics(3));
        JsonNode frame = rounds.subscribed("{\"subscribe\":{\"topics\":{\"limit\":2}}}")
                .messages
                .get(0);
        assertThat(frame.get("value").toString()).isEqualTo("{\"total\":3}");
    }

    @Test
    void groups_comeInPartsToo() {
        rounds.show(0, topics(3));
        JsonNode all = rounds.subscribed("{\"subscribe\":{\"groups\":{\"offset\":0}}}")
                .messages
                .get(0);
        JsonNode one = rounds.subscribed("{\"subscribe\":{\"groups\":{\"offset\":1,\"limit\":1}}}")
                .messages
                .get(0);
        assertThat(order(one)).isEqualTo(order(all).stream().skip(1).limit(1).toList());
        assertThat(one.at("/value/count").asInt()).isEqualTo(all.get("rows").size());
    }

    @Test
    void clientsOfTheSamePart_shareItsBytes_andPartsLeftBehindAreForgotten() {
        rounds.show(0, topics(1_000));
        Subscriber one = rounds.subscribed(ask(100, 100, ""));
        Subscriber other = rounds.subscribed(ask(100, 100, ""));
        assertThat(one.raw.get(0)).isEqualTo(other.raw.get(0));
        assertThat(rounds.streams.size()).isEqualTo(1);
        for (int offset = 0; offset < 1_000; offset += 100) {
            one.say(ask(offset, 100, ""));
        }
        assertThat(rounds.streams.size()).isEqualTo(10);
        rounds.nowMillis += 11_000;
        one.say(ask(0, 100, ""));
        assertThat(rounds.streams.size()).isEqualTo(1);
    }

    @Test
    void offset_isAWholeNumberFromZeroToAMillion() {
        rounds.show(0, topics(3));
        for (String bad : List.of("-1", "1000001", "1.5", "\"0\"", "null", "1e3")) {
            Subscriber client = rounds.subscribed("{\"subscribe\":{\"topics\":{\"offset\":" + bad + "}}}");
            assertThat(client.messages.get(0).at("/problem/detail").asText())
                    .as(bad)
                    .startsWith("subscribe.topics.offset: expected a whole number from 0 to 1000000, found");
        }
        assertThat(order(rounds.subscribed(ask(1_000_000, 1, "")).messages.get(0)))
                .isEmpty();
    }

    private static TopicRow topic(String name, double rate) {
        return Samples.topic(name, false, rate);
    }
}
