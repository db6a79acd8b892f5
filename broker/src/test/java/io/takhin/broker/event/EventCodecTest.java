package io.takhin.broker.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final EventCodec codec = new EventCodec();

    static List<MetricEvent> events() {
        return Samples.all();
    }

    @Test
    void samples_areOneOfEachType() {
        Stream<Class<?>> types = events().stream().map(Object::getClass);
        assertThat(types).containsExactlyInAnyOrder(MetricEvent.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("events")
    void encode_writesTheGoldenFile(MetricEvent event) throws IOException {
        byte[] written = codec.encode(event);

        assertThat(JSON.readTree(written)).isEqualTo(JSON.readTree(golden(event)));
        assertThat(text(written)).startsWith("{\"v\":1,\"type\":\"" + EventCodec.typeName(event) + "\",");
    }

    @ParameterizedTest
    @MethodSource("events")
    void decode_readsTheGoldenFile(MetricEvent event) throws Exception {
        assertThat(codec.decode(golden(event))).get().usingRecursiveComparison().isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("events")
    void decode_ignoresFieldsItDoesNotKnow(MetricEvent event) throws Exception {
        ObjectNode json = (ObjectNode) JSON.readTree(codec.encode(event));
        json.put("addedLater", 7);
        json.putArray("columnAddedLater").add(1).addObject().put("deep", true);

        assertThat(codec.decode(JSON.writeValueAsBytes(json)))
                .get()
                .usingRecursiveComparison()
                .isEqualTo(event);
    }

    @Test
    void decode_takesAMissingListOfUnlearntGroupsForNone() throws Exception {
        ObjectNode json = (ObjectNode) JSON.readTree(codec.encode(Samples.groupOffsets()));
        json.remove("unlearnt");
        GroupOffsets read =
                (GroupOffsets) codec.decode(JSON.writeValueAsBytes(json)).orElseThrow();
        assertThat(read.unlearnt()).isEmpty();
        assertThat(read.committedOffsets()).containsExactly(10, -1);
    }

    @Test
    void decode_isEmpty_whenTheTypeIsNotKnown() throws Exception {
        assertThat(codec.decode(bytes("{\"v\":1,\"type\":\"share-group-state\",\"clusterId\":\"c\",\"rows\":[1]}")))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void decode_refuses_aRecordThatWasCutOff(MetricEvent event) {
        byte[] whole = codec.encode(event);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> codec.decode(cut))
                    .as(text(cut))
                    .isInstanceOf(UnreadableEventException.class)
                    .hasMessageContaining("expected");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "hello|record: expected an event as JSON, found: Unrecognized token 'hello'",
                "[1]|record: expected a JSON object, found START_ARRAY",
                "{}|v: expected the first field, a whole number",
                "{\"v\":\"1\"}|v: expected the first field, a whole number",
                "{\"type\":\"topic-traffic\",\"v\":1}|v: expected the first field, a whole number, found type",
                "{\"v\":2,\"type\":\"topic-traffic\"}|v: expected 1, found 2. Update the reader.",
                "{\"v\":1,\"clusterId\":\"c\"}|type: expected the second field, a text, found clusterId",
                "{\"v\":1,\"type\":7}|type: expected the second field, a text, found type",
            })
    void decode_says_whatItExpected(String json, String message) {
        assertUnreadable(json, message);
    }

    @Test
    void decode_refuses_noValue() {
        assertThatThrownBy(() -> codec.decode(null))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessage("record: expected a JSON object of at most 4194304 bytes, found no value");
    }

    @Test
    void decode_refuses_aRecordThatIsTooLarge() {
        assertThatThrownBy(() -> codec.decode(new byte[EventCodec.MAX_BYTES + 1]))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessage("record: expected a JSON object of at most 4194304 bytes, found 4194305 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "{}", "]", "garbage"})
    void decode_refuses_whatHasMoreAfterTheEvent(String more) {
        String event = text(codec.encode(Samples.topicTraffic()));
        assertUnreadable(event + more, "expected");
        assertUnreadable(event + " " + event, "record: expected nothing after the event, found START_OBJECT");
    }

    @Test
    void decode_refuses_columnsOfDifferentLength() throws IOException {
        ObjectNode json = (ObjectNode) JSON.readTree(codec.encode(Samples.topicTraffic()));
        json.putArray("messagesInTotal").add(1);
        assertUnreadable(json.toString(), "columns: expected 2 entries as in topics, found 1");
    }

    @Test
    void decode_refuses_anIndexOutsideItsTable() throws IOException {
        ObjectNode json = (ObjectNode) JSON.readTree(codec.encode(Samples.partitionState()));
        json.putArray("topicIndexes").add(0).add(0).add(2);
        assertUnreadable(json.toString(), "topicIndexes: expected 0 to 1, found 2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "clusterId|clusterId: expected the cluster's id, found none",
                "atMillis|atMillis",
                "topics|Cannot",
                "full|full",
                "bytesInTotal|a column beside topics is missing"
            })
    void decode_refuses_anEventWithoutAField(String field, String message) throws IOException {
        ObjectNode json = (ObjectNode) JSON.readTree(codec.encode(Samples.topicTraffic()));
        json.remove(field);
        assertUnreadable(json.toString(), message);
    }

    private void assertUnreadable(String json, String message) {
        assertThatThrownBy(() -> codec.decode(bytes(json)))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining(message);
    }

    private static byte[] golden(MetricEvent event) throws IOException {
        String path = "/events/" + EventCodec.typeName(event) + ".json";
        try (InputStream in = EventCodecTest.class.getResourceAsStream(path)) {
            assertThat(in).as(path).isNotNull();
            return in.readAllBytes();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
