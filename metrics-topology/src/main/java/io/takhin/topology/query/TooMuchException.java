package io.takhin.topology.query;

/** The answer would take more time or memory than one may. */
public final class TooMuchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooMuchException(String message) {
        super(message);
    }
}
