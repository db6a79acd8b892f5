package io.takhin.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Requests byte by byte, for what no HTTP client sends. */
final class RawHttp {

    private RawHttp() {}

    /** The whole answer; the request must ask to close the connection, or be refused. */
    static String send(int port, String request) {
        try (Socket socket = open(port, request)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends it, and leaves the rest to the caller. */
    static Socket open(int port, String request) throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(10_000);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }
}
