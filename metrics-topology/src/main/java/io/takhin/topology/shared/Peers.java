package io.takhin.topology.shared;

import java.io.IOException;
import java.time.Duration;

/** Asks another server for what it holds. Thread-safe. */
public interface Peers {

    /**
     * @param address as {@code host:port}
     * @throws IOException when it doesn't answer in this time, or can't
     */
    PeerAnswer ask(String address, PeerQuestion question, Duration atMost) throws IOException, InterruptedException;
}
