package io.takhin.topology.intake;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a state that is too large for its changelog: it stays on disk only, and reading goes on. Stopping would
 * not help: the same event would make the same state again.
 */
public final class LargeStates implements ProductionExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(LargeStates.class);
    private static final int LOGGED = 10;

    private final AtomicLong seen = new AtomicLong();

    @Override
    public void configure(Map<String, ?> configs) {
        // nothing to configure
    }

    @Override
    public Response handleError(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
        if (exception instanceof RecordTooLargeException) {
            if (seen.incrementAndGet() <= LOGGED) {
                LOG.warn("{}: a state is kept on disk only: {}", record.topic(), exception.getMessage());
            }
            return Response.resume();
        }
        return exception instanceof RetriableException ? Response.retry() : Response.fail();
    }
}
