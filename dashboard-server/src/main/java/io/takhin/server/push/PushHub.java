package io.takhin.server.push;

import io.takhin.server.api.Frame;
import io.takhin.server.api.Frames;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All WebSocket clients. Each round gives the current frame to those whose time has come; rounds are several a second, so
 * that a new snapshot is passed on soon after it was made. Thread-safe; no round waits for a client.
 */
public final class PushHub {

    /** 5,000 clients a second were measured to cost 0.12 of a core at 20 KB a frame. */
    public static final int DEFAULT_MAX_CLIENTS = 5_000;

    static final long PING_MILLIS = 20_000;

    private static final int TRY_AGAIN_LATER = 1013;
    private static final int GOING_AWAY = 1001;
    private static final int POLICY_VIOLATION = 1008;

    /** @param clusterId null: the only one */
    private record Wanted(Frames frames, String clusterId) {}

    /**
     * What clients of one cluster get in a round.
     *
     * @param frame null while there is none
     * @param never why there will be none; null when there may
     */
    private record Current(Frame frame, String never) {}

    private final int maxClients;
    private final PushStats stats;
    private final Set<PushClient> clients = ConcurrentHashMap.newKeySet();

    public PushHub(int maxClients, PushStats stats) {
        this.maxClients = maxClients;
        this.stats = stats;
    }

    boolean isFull() {
        return clients.size() >= maxClients;
    }

    /** Takes the client in and sends it the current frame, if there is one. */
    void add(PushClient client, long nowMillis) {
        if (isFull()) {
            client.outlet().close(TRY_AGAIN_LATER, "all " + maxClients + " places are taken");
            return;
        }
        clients.add(client);
        stats.clients(clients.size());
        client.frames()
                .find(client.clusterId())
                .ifPresent(frame -> stats.framesSent(give(client, frame, nowMillis) ? 1 : 0));
    }

    void remove(PushClient client) {
        clients.remove(client);
        stats.clients(clients.size());
    }

    int size() {
        return clients.size();
    }

    /** One round. */
    public void round(long nowMillis) {
        long startNanos = System.nanoTime();
        Map<Wanted, Current> current = new HashMap<>();
        int sent = 0;
        for (PushClient client : clients) {
            Wanted wanted = new Wanted(client.frames(), client.clusterId());
            Current now = current.computeIfAbsent(wanted, key -> current(client));
            if (client.failed()) {
                remove(client);
            } else if (client.isOver(nowMillis)) {
                refuse(client, "the session has ended");
            } else if (now.never() != null) {
                refuse(client, now.never());
            } else {
                sent += now.frame() != null && give(client, now.frame(), nowMillis) ? 1 : 0;
                client.pingEvery(PING_MILLIS, nowMillis);
            }
        }
        if (sent > 0) {
            stats.framesSent(sent);
            stats.round((System.nanoTime() - startNanos) / 1e9);
        }
    }

    private Current current(PushClient client) {
        String never = client.frames().whyNever(client.clusterId()).orElse(null);
        return new Current(client.frames().find(client.clusterId()).orElse(null), never);
    }

    private void refuse(PushClient client, String why) {
        remove(client);
        client.outlet().close(POLICY_VIOLATION, why);
    }

    /** Tells all clients that the server goes. */
    public void closeAll() {
        for (PushClient client : clients) {
            client.outlet().close(GOING_AWAY, "the server stops");
        }
        clients.clear();
    }

    private boolean give(PushClient client, Frame frame, long nowMillis) {
        PushClient.Outcome outcome = client.offer(frame, nowMillis);
        if (outcome == PushClient.Outcome.SKIPPED) {
            stats.framesSkipped(1);
        } else if (outcome == PushClient.Outcome.TOO_SLOW) {
            remove(client);
            stats.clientDropped();
            client.outlet().close(TRY_AGAIN_LATER, "too slow: " + PushClient.MAX_MISSED + " frames were missed");
        }
        return outcome == PushClient.Outcome.SENT;
    }
}
