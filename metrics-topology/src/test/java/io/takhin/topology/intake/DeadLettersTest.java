package io.takhin.topology.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler.Response;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler.Result;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.junit.jupiter.api.Test;

class DeadLettersTest {

    @Test
    void store_thatFails_makesNoDeadLetter() {
        ProcessingExceptionHandler handler = new DeadLetters();
        Response response = handler.handleError(null, null, new ProcessorStateException("No space left on device"));
        assertThat(response.result()).isEqualTo(Result.FAIL);
        assertThat(response.deadLetterQueueRecords()).isEmpty();
    }
}
