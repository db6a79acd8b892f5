package io.takhin.broker.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Events as JSON, one object a record: {@code {"v":1,"type":"topic-traffic",…}} with the record's components by name.
 * Fields this version does not know are ignored, an unknown type is told from an unreadable record. Thread-safe.
 */
public final class EventCodec {

    /** A record larger than this is refused unread: metric topics are open to whoever may write to the cluster. */
    public static final int MAX_BYTES = 4 * 1024 * 1024;

    private static final Map<String, Class<? extends MetricEvent>> TYPES = Map.of(
            "topic-traffic", TopicTraffic.class,
            "request-latency", RequestLatency.class,
            "partition-state", PartitionState.class,
            "group-offsets", GroupOffsets.class,
            "group-state", GroupState.class,
            "broker-state", BrokerState.class,
            "cluster-state", ClusterState.class);

    private static final Map<Class<? extends MetricEvent>, String> NAMES =
            TYPES.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    private final ObjectMapper mapper;
    private final Map<String, ObjectReader> readers;
    private final Map<Class<? extends MetricEvent>, ObjectWriter> writers;
    /** What each type's JSON starts with, up to the record's own fields. */
    private final Map<Class<? extends MetricEvent>, byte[]> heads;

    public EventCodec() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(8)
                        .maxStringLength(MAX_BYTES)
                        .build())
                .build();
        mapper = new ObjectMapper(factory)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        readers = TYPES.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> mapper.readerFor(e.getValue())));
        writers = NAMES.keySet().stream().collect(Collectors.toUnmodifiableMap(type -> type, mapper::writerFor));
        heads = NAMES.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> head(e.getValue())));
    }

    private static byte[] head(String type) {
        return ("{\"v\":" + MetricEvent.VERSION + ",\"type\":\"" + type + "\",").getBytes(StandardCharsets.UTF_8);
    }

    /** The name an event's type has in JSON. */
    public static String typeName(MetricEvent event) {
        return NAMES.get(event.getClass());
    }

    public byte[] encode(MetricEvent event) {
        byte[] head = heads.get(event.getClass());
        try {
            byte[] body = writers.get(event.getClass()).writeValueAsBytes(event);
            byte[] json = Arrays.copyOf(head, head.length + body.length - 1);
            System.arraycopy(body, 1, json, head.length, body.length - 1);
            return json;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event could not be written as JSON: " + typeName(event), e);
        }
    }

    /**
     * Reads one record.
     *
     * @return the event, or empty when its type is not one of this version's
     * @throws UnreadableEventException when the record is not an event of this contract
     */
    public Optional<MetricEvent> decode(byte[] json) throws UnreadableEventException {
        if (json == null || json.length > MAX_BYTES) {
            throw new UnreadableEventException("record: expected a JSON object of at most " + MAX_BYTES
                    + " bytes, found " + (json == null ? "no value" : json.length + " bytes"));
        }
        try (JsonParser parser = mapper.getFactory().createParser(json)) {
            String type = readHeader(parser);
            ObjectReader reader = readers.get(type);
            if (reader == null) {
                return Optional.empty();
            }
            MetricEvent event = reader.readValue(parser);
            if (parser.nextToken() != null) {
                throw new UnreadableEventException(
                        "record: expected nothing after the event, found " + parser.currentToken());
            }
            requireIdentity(event);
            return Optional.of(event);
        } catch (IOException | RuntimeException e) {
            throw new UnreadableEventException("record: expected an event as JSON, found: " + e.getMessage(), e);
        }
    }

    /** Reads {@code v} and {@code type}, which come first; leaves the parser at the next field. */
    private static String readHeader(JsonParser parser) throws IOException, UnreadableEventException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new UnreadableEventException("record: expected a JSON object, found " + parser.currentToken());
        }
        if (!"v".equals(parser.nextFieldName()) || parser.nextToken() != JsonToken.VALUE_NUMBER_INT) {
            throw new UnreadableEventException(
                    "v: expected the first field, a whole number, found " + parser.currentName());
        }
        if (parser.getIntValue() != MetricEvent.VERSION) {
            throw new UnreadableEventException(
                    "v: expected " + MetricEvent.VERSION + ", found " + parser.getIntValue() + ". Update the reader.");
        }
        if (!"type".equals(parser.nextFieldName()) || parser.nextToken() != JsonToken.VALUE_STRING) {
            throw new UnreadableEventException(
                    "type: expected the second field, a text, found " + parser.currentName());
        }
        String type = parser.getText();
        parser.nextToken();
        return type;
    }

    private static void requireIdentity(MetricEvent event) throws UnreadableEventException {
        if (event.clusterId() == null || event.clusterId().isEmpty()) {
            throw new UnreadableEventException("clusterId: expected the cluster's id, found none");
        }
        if (Columns.hasControl(event.clusterId())) {
            throw new UnreadableEventException("clusterId: expected no control characters");
        }
        if (event.atMillis() <= 0 || event.atMillis() > Columns.MOST_MILLIS) {
            throw new UnreadableEventException("atMillis: expected Unix milliseconds, found " + event.atMillis());
        }
    }
}
