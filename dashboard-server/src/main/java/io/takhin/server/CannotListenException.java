package io.takhin.server;

import java.io.IOException;

/** An address or port that can't be listened on, with what is wrong with which. */
final class CannotListenException extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param portFlag the setting that the port came from; the host came from {@code --host} */
    CannotListenException(String portFlag, String host, int port, Throwable cause) {
        super(sentence(portFlag, host, port, rootOf(cause)), cause);
    }

    /** Java tells the kinds apart by the operating system's words alone. */
    private static String sentence(String portFlag, String host, int port, Throwable root) {
        String why = String.valueOf(root.getMessage());
        if (why.contains("already in use")) {
            return portFlag + ": expected a free port, found " + port + " taken (" + why + "). Choose another with "
                    + portFlag + ", or stop what listens there.";
        }
        if (why.contains("Cannot assign requested address")) {
            return "--host: expected an address of this machine, found \"" + host + "\" (" + why
                    + "). Give one that it has, or 0.0.0.0 for all.";
        }
        if (why.contains("Permission denied")) {
            return portFlag + ": expected a port that this user may listen on, found " + port + " (" + why
                    + "). Choose one from 1024 on.";
        }
        return portFlag + ": expected a port to listen on, found that " + host + ":" + port + " can't be (" + root
                + "). Choose others with " + portFlag + " and --host.";
    }

    private static Throwable rootOf(Throwable e) {
        return e.getCause() == null ? e : rootOf(e.getCause());
    }
}
