package io.takhin.broker.embedded;

/** For what must be done in spite of an interrupt: Kafka's clients give up closing when they see one. */
final class Uninterrupted {

    private Uninterrupted() {}

    static void run(Runnable task) {
        boolean interrupted = Thread.interrupted();
        try {
            task.run();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
