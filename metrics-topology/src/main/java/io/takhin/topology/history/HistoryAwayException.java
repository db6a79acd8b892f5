package io.takhin.topology.history;

/** The stores can't be read now: the topology is being started, or was stopped. */
public final class HistoryAwayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public HistoryAwayException(String message, Throwable cause) {
        super(message, cause);
    }
}
