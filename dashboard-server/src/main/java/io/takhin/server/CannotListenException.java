package io.takhin.server;

/** A port that another process holds. */
final class PortTakenException extends Exception {

    private static final long serialVersionUID = 1L;

    PortTakenException(String flag, int port, Throwable cause) {
        super(
                flag + ": expected a free port, found " + port + " taken (" + cause.getMessage()
                        + "). Choose another with " + flag + ", or stop what listens there.",
                cause);
    }
}
