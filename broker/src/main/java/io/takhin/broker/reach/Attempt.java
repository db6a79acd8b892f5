package io.takhin.broker.reach;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What came of opening a connection.
 *
 * @param why why it wasn't; null when it was, or when the failure is this machine's own and says nothing of the other
 */
record Attempt(Kind kind, String why) {

    enum Kind {
        ANSWERED,
        /** Nobody listens there: certain at once. */
        REFUSED,
        /** No answer: may be a lost packet. */
        FAILED,
        UNCLEAR
    }

    static final Attempt ANSWERED = new Attempt(Kind.ANSWERED, null);
    static final Attempt UNCLEAR = new Attempt(Kind.UNCLEAR, null);

    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

    /**
     * Opens a connection and closes it; nothing is sent. As Kafka's clients do, it takes any of the name's addresses. Takes
     * as long as the name's resolution, and then at most {@code timeoutMillis}.
     */
    static Attempt at(String host, int port, int timeoutMillis) {
        try {
            InetAddress[] addresses = InetAddress.getAllByName(host);
            Attempt worst = null;
            for (InetAddress address : addresses) {
                Attempt one = at(new InetSocketAddress(address, port), timeoutMillis / addresses.length);
                if (one.kind == Kind.ANSWERED) {
                    return one;
                }
                worst = worst == null || worst.kind == Kind.REFUSED ? one : worst;
            }
            return worst;
        } catch (UnknownHostException e) {
            LOG.debug("{} can't be resolved", host, e);
            return new Attempt(Kind.FAILED, "host name not resolved");
        }
    }

    private static Attempt at(InetSocketAddress address, int timeoutMillis) {
        try (Socket socket = new Socket(Proxy.NO_PROXY)) {
            socket.connect(address, timeoutMillis);
            return ANSWERED;
        } catch (IOException e) {
            LOG.debug("{} doesn't answer", address, e);
            return of(e);
        }
    }

    private static Attempt of(IOException e) {
        String said = String.valueOf(e.getMessage());
        if (e instanceof SocketTimeoutException) {
            return new Attempt(Kind.FAILED, "connection timed out");
        } else if (e instanceof ConnectException && said.startsWith("Connection refused")) {
            return new Attempt(Kind.REFUSED, "connection refused");
        } else if (e instanceof ConnectException
                || e instanceof NoRouteToHostException
                || said.contains("unreachable")) {
            return new Attempt(Kind.FAILED, said.toLowerCase(Locale.ROOT));
        }
        return UNCLEAR;
    }
}
