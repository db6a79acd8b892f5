package io.takhin.topology.intake;

import io.takhin.broker.event.MetricTopic;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a record that can't be read, or that a view can't take: it goes to the dead-letter topic as it was found,
 * with headers that say why and whence; it is counted; reading goes on.
 */
public final class DeadLetters implements DeserializationExceptionHandler, ProcessingExceptionHandler {

    /** The key under which the configuration carries the counts. */
    public static final String COUNTS = "takhin.intake.counts";

    /** The key under which it carries the positions: what can't be read is behind us, too. */
    public static final String POSITIONS = "takhin.intake.positions";

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final int LOGGED = 10;

    /** Half of what a topic takes by default (1 MB), for key and value together with their headers. */
    private static final int MOST_BYTES = 400_000;

    private IntakeCounts counts;
    private Positions positions;

    @Override
    public void configure(Map<String, ?> configs) {
        counts = (IntakeCounts) configs.get(COUNTS);
        positions = (Positions) configs.get(POSITIONS);
    }

    @Override
    public DeserializationExceptionHandler.Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
        return DeserializationExceptionHandler.Response.resume(
                List.of(letter(context, record.key(), record.value(), exception)));
    }

    /** A store that fails is no fault of the record: the thread stops, and reads it again when the store is back. */
    @Override
    public ProcessingExceptionHandler.Response handleError(
            ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
        if (exception instanceof KafkaException) {
            return ProcessingExceptionHandler.Response.fail();
        }
        return ProcessingExceptionHandler.Response.resume(
                List.of(letter(context, context.sourceRawKey(), context.sourceRawValue(), exception)));
    }

    private ProducerRecord<byte[], byte[]> letter(
            ErrorHandlerContext context, byte[] key, byte[] value, Exception exception) {
        counts.deadLetter();
        positions.read(context.topic(), context.partition(), context.offset());
        Throwable cause = exception.getCause() == null ? exception : exception.getCause();
        String where = context.topic() + "-" + context.partition() + "@" + context.offset();
        if (counts.deadLettersTotal() <= LOGGED) {
            LOG.warn(
                    "{}: the record went to {}: {}{}",
                    where,
                    MetricTopic.DEAD_LETTER,
                    cause.getMessage(),
                    counts.deadLettersTotal() == LOGGED ? " (further ones are counted, not logged)" : "");
        }
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(MetricTopic.DEAD_LETTER, cut(key), cut(value));
        if (letter.value() != value) {
            header(letter.headers(), "takhin.bytes", String.valueOf(value.length));
        }
        header(letter.headers(), "takhin.error", String.valueOf(cause.getMessage()));
        header(letter.headers(), "takhin.from", where);
        return letter;
    }

    /** As found, up to what the dead-letter topic takes: the place in the header leads to the whole. */
    private static byte[] cut(byte[] bytes) {
        return bytes == null || bytes.length <= MOST_BYTES ? bytes : Arrays.copyOf(bytes, MOST_BYTES);
    }

    private static void header(Headers headers, String name, String text) {
        headers.add(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
