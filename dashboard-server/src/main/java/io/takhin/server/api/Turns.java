package io.takhin.server.api;

import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Questions that read from disk take turns: long ones take a core for a while, and more at a time would take it from the live
 * numbers. Thread-safe.
 */
public final class Turns {

    private static final int AT_A_TIME = 4;
    private static final long PATIENCE_SECONDS = 5;

    /** In the middle of an answer waiting is better than breaking it off. */
    private static final long MORE_PATIENCE_SECONDS = 60;

    private final Semaphore places = new Semaphore(AT_A_TIME, true);

    /** @throws ApiProblem when its turn doesn't come */
    <T> T take(Supplier<T> answer) {
        return take(answer, PATIENCE_SECONDS);
    }

    /** For a part of an answer that has begun. @throws ApiProblem when its turn doesn't come */
    <T> T takeLater(Supplier<T> answer) {
        return take(answer, MORE_PATIENCE_SECONDS);
    }

    private <T> T take(Supplier<T> answer, long patienceSeconds) {
        try {
            if (!places.tryAcquire(patienceSeconds, TimeUnit.SECONDS)) {
                throw ApiProblem.notReady("Too many questions about the past or stores are being answered.", Map.of());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiProblem.notReady("The server is being stopped.", Map.of());
        }
        try {
            return answer.get();
        } finally {
            places.release();
        }
    }
}
