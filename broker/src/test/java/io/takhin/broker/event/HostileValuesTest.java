package io.takhin.broker.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers that no broker has are refused, whatever they belong to; "unknown" is told from them. */
class HostileValuesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final long MOST = 1L << 60;

    private final EventCodec codec = new EventCodec();

    private static ObjectNode sample(String type) throws IOException {
        MetricEvent event = Samples.all().stream()
                .filter(some -> EventCodec.typeName(some).equals(type))
                .findFirst()
                .orElseThrow();
        return (ObjectNode) JSON.readTree(new EventCodec().encode(event));
    }

    /** The last of a column's values, or the field's only one. */
    private static ObjectNode with(ObjectNode event, String field, Object value) {
        if (event.get(field) instanceof ArrayNode column) {
            column.set(column.size() - 1, JSON.valueToTree(value));
        } else {
            event.set(field, JSON.valueToTree(value));
        }
        return event;
    }

    /** The last of a column's values, all others of it 0; or the field's only one. */
    private static ObjectNode only(ObjectNode event, String field, long value) {
        if (event.get(field) instanceof ArrayNode column) {
            for (int i = 0; i < column.size(); i++) {
                column.set(i, JSON.valueToTree(0));
            }
        }
        return with(event, field, value);
    }

    @ParameterizedTest
    @CsvSource({
        "topic-traffic, epochMillis messagesInTotal bytesInTotal bytesOutTotal, -1",
        "request-latency, epochMillis sequence counts, -1",
        "partition-state, epochMillis, -1",
        "partition-state, logStartOffsets logEndOffsets sizeBytes leaders replicaCounts isrCounts replicaSizeBytes, -2",
        "group-offsets, committedOffsets, -2",
        "group-state, memberCounts coordinators, -2",
        "broker-state, epochMillis activeConnections underReplicatedPartitions offlinePartitions leaderCount, -1",
        "broker-state, partitionCount failedProduceTotal failedFetchTotal heapUsedBytes heapMaxBytes, -1",
        "broker-state, threadCount logBytes diskTotalBytes diskUsableBytes droppedEventsTotal, -1",
        "cluster-state, controllerId logBytes diskTotalBytes diskUsableBytes pollMillis, -2",
        "cluster-state, failedCallsTotal, -1",
    })
    void numberBelowTheLeast_isRefused_andTheLeastIsNot(String type, String fields, long value) throws Exception {
        for (String field : fields.split(" ")) {
            byte[] bad = JSON.writeValueAsBytes(with(sample(type), field, value));
            assertThatThrownBy(() -> codec.decode(bad))
                    .isInstanceOf(UnreadableEventException.class)
                    .hasMessageContaining(field + ": expected " + (value + 1) + " or more, found " + value);
            assertThat(codec.decode(JSON.writeValueAsBytes(with(sample(type), field, value + 1))))
                    .as(field)
                    .isPresent();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "topic-traffic, messagesInTotal bytesInTotal bytesOutTotal",
        "request-latency, sequence counts",
        "partition-state, logStartOffsets logEndOffsets sizeBytes replicaSizeBytes",
        "broker-state, activeConnections underReplicatedPartitions offlinePartitions leaderCount partitionCount",
        "broker-state, failedProduceTotal failedFetchTotal heapUsedBytes heapMaxBytes threadCount logBytes",
        "broker-state, diskTotalBytes diskUsableBytes droppedEventsTotal",
        "cluster-state, logBytes diskTotalBytes diskUsableBytes pollMillis failedCallsTotal",
    })
    void moreThanAClusterHas_isRefused_andTheMostIsNot(String type, String fields) throws Exception {
        for (String field : fields.split(" ")) {
            for (long value : new long[] {Long.MAX_VALUE, MOST + 1}) {
                byte[] bad = JSON.writeValueAsBytes(only(sample(type), field, value));
                assertThatThrownBy(() -> codec.decode(bad))
                        .isInstanceOf(UnreadableEventException.class)
                        .hasMessageContaining(field + ": expected at most 2^60 in all, found " + value);
            }
            assertThat(codec.decode(JSON.writeValueAsBytes(only(sample(type), field, MOST))))
                    .as(field)
                    .isPresent();
        }
    }

    @Test
    void aColumnThatIsTooMuchTogether_isRefused() throws Exception {
        ObjectNode event = sample("partition-state");
        ArrayNode ends = event.withArray("logEndOffsets");
        assertThat(ends.size()).isGreaterThan(1);
        ends.set(0, JSON.valueToTree(MOST));
        ends.set(1, JSON.valueToTree(1));
        byte[] bad = JSON.writeValueAsBytes(event);
        assertThatThrownBy(() -> codec.decode(bad)).hasMessageContaining("logEndOffsets: expected at most 2^60 in all");
    }

    @ParameterizedTest
    @CsvSource({"topic-traffic", "request-latency", "partition-state", "broker-state"})
    void startInAnotherCentury_isRefused(String type) throws Exception {
        byte[] bad = JSON.writeValueAsBytes(with(sample(type), "epochMillis", 4_102_444_800_001L));
        assertThatThrownBy(() -> codec.decode(bad)).hasMessageContaining("epochMillis: expected Unix milliseconds");
    }

    /** Kafka takes any offset that a group commits: the others' are in the same event. */
    @Test
    void anyCommittedOffset_isTaken() throws Exception {
        byte[] odd = JSON.writeValueAsBytes(with(sample("group-offsets"), "committedOffsets", Long.MAX_VALUE));
        assertThat(codec.decode(odd)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"logStartOffsets", "logEndOffsets", "sizeBytes", "replicaSizeBytes"})
    void leastNumberOf64Bits_isRefused_ofAnInternalTopicToo(String field) throws Exception {
        ObjectNode event = with(sample("partition-state"), "topics", "__takhin.broker-state");
        byte[] bad = JSON.writeValueAsBytes(with(event, field, Long.MIN_VALUE));
        assertThatThrownBy(() -> codec.decode(bad))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining(field + ": expected -1 or more, found -9223372036854775808");
    }

    @ParameterizedTest
    @CsvSource({"NaN", "Infinity", "-0.001", "1.001"})
    void ratioOutsideItsRange_isRefused(String value) throws Exception {
        for (String field : new String[] {"requestHandlerIdleRatio", "networkIdleRatio"}) {
            byte[] bad = JSON.writeValueAsBytes(with(sample("broker-state"), field, value));
            assertThatThrownBy(() -> codec.decode(bad))
                    .isInstanceOf(UnreadableEventException.class)
                    .hasMessageContaining(field + ": expected 0 to 1, found");
        }
    }

    @ParameterizedTest
    @CsvSource({"p50Millis, NaN", "p95Millis, Infinity", "p99Millis, -1"})
    void percentileThatIsNone_isRefused(String field, String value) throws Exception {
        ObjectNode event = sample("request-latency").put("approximate", true);
        for (String column : new String[] {"p50Millis", "p95Millis", "p99Millis"}) {
            event.putArray(column).add(0.0).add(7.5);
        }
        assertThat(codec.decode(JSON.writeValueAsBytes(event))).isPresent();
        byte[] bad = JSON.writeValueAsBytes(with(event, field, value));
        assertThatThrownBy(() -> codec.decode(bad))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining(field + ": expected 0 or more, found");
    }

    @ParameterizedTest
    @CsvSource({"group-state, states", "cluster-state, hosts", "cluster-state, racks", "cluster-state, problems"})
    void missingText_isRefused(String type, String field) throws Exception {
        byte[] bad = JSON.writeValueAsBytes(with(sample(type), field, null));
        assertThatThrownBy(() -> codec.decode(bad))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining(field + ": expected a value in each place");
    }
}
