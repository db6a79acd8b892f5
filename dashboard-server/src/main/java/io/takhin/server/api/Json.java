package io.takhin.server.api;

import com.fasterxml.jackson.annotation.JsonIgnoreType;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.takhin.topology.view.Series;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Objects to JSON, the one way of all answers: names as in the records, unknown numbers (NaN) as null. */
public final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .registerModule(new SimpleModule()
                    .addSerializer(double[].class, new Numbers())
                    .addSerializer(Double.class, new Number()));

    @JsonIgnoreType
    private interface Left {}

    /** Of what others send nothing is left over, and nothing is said twice. */
    private static final ObjectReader STRICT = MAPPER.reader()
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);

    private static final ObjectMapper WITHOUT_SERIES = MAPPER.copy().addMixIn(Series.class, Left.class);

    private Json() {}

    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with one field more. */
    static ObjectNode with(Object value, String field, Object more) {
        ObjectNode tree = MAPPER.valueToTree(value);
        tree.set(field, MAPPER.valueToTree(more));
        return tree;
    }

    /** The same as a tree, without the series in it: they are compared and told as arrays. */
    public static ObjectNode treeWithoutSeries(Object value) {
        return WITHOUT_SERIES.valueToTree(value);
    }

    /** @throws IOException when it isn't JSON */
    public static JsonNode tree(String json) throws IOException {
        return MAPPER.readTree(json);
    }

    /** @throws IOException when it isn't JSON or doesn't fit */
    public static <T> T read(byte[] json, Class<T> type) throws IOException {
        return STRICT.forType(type).readValue(json);
    }

    /** What {@link #bytes} wrote, of any size. @throws IOException when it didn't */
    public static <T> T readOwn(byte[] json, Class<T> type) throws IOException {
        return MAPPER.readValue(json, type);
    }

    private static void write(double value, JsonGenerator json) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeNull();
        }
    }

    private static final class Numbers extends JsonSerializer<double[]> {
        @Override
        public void serialize(double[] values, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeStartArray(values, values.length);
            for (double value : values) {
                write(value, json);
            }
            json.writeEndArray();
        }
    }

    private static final class Number extends JsonSerializer<Double> {
        @Override
        public void serialize(Double value, JsonGenerator json, SerializerProvider provider) throws IOException {
            write(value, json);
        }
    }
}
