package io.takhin.topology.history;

/** There is no such thing, and there is no history of it in the time asked for. */
public final class NothingKnownException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NothingKnownException(String message) {
        super(message);
    }
}
