package io.takhin.broker.embedded;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Finds ports nobody listens on. Somebody may be faster between the answer and its use; then binding fails in Kafka. */
final class FreePort {

    private FreePort() {}

    /** The wanted port if it is free, any free port if 0 is wanted. */
    static int require(String host, int wanted) {
        try {
            return bind(host, wanted);
        } catch (BindException e) {
            throw new EmbeddedBrokerException(
                    "port: expected a free port, found " + wanted
                            + " in use. Stop what listens there, or choose another" + " port.",
                    e);
        } catch (IOException e) {
            throw new EmbeddedBrokerException(
                    "host: expected an address of this machine, found " + host + " (" + e.getMessage() + ")", e);
        }
    }

    /** A free port that is not {@code taken}. */
    static int other(String host, int taken) {
        int port = require(host, 0);
        return port == taken ? other(host, taken) : port;
    }

    private static int bind(String host, int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
            return socket.getLocalPort();
        }
    }
}
