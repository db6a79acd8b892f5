package io.takhin.topology.shared;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls to the other servers, and which of them were silent lately. Thread-safe. */
final class PeerCalls {

    private static final Logger LOG = LoggerFactory.getLogger(PeerCalls.class);

    /** Who didn't answer isn't asked again for so long: each series of an answer would wait for it. */
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final Peers peers;
    private final Map<String, Long> awayUntilNanos = new ConcurrentHashMap<>();

    PeerCalls(Peers peers) {
        this.peers = peers;
    }

    /** Null: it doesn't answer. */
    PeerAnswer ask(String address, PeerQuestion question, Duration atMost) {
        Long until = awayUntilNanos.get(address);
        if (until != null && System.nanoTime() - until < 0 || atMost.isNegative() || atMost.isZero()) {
            return null;
        }
        try {
            PeerAnswer answer = peers.ask(address, question, atMost);
            if (awayUntilNanos.remove(address) != null) {
                LOG.info("{} answers again", address);
            }
            return answer;
        } catch (IOException e) {
            if (awayUntilNanos.put(address, System.nanoTime() + PAUSE.toNanos()) == null) {
                LOG.warn("{} does not answer, a copy is asked where there is one: {}", address, e.toString());
            }
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
