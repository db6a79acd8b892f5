package io.takhin.server.push;

import io.takhin.server.api.ApiProblem;
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
    private record Asked(Feed feed, String clusterId) {}

    private static final ApiProblem TOO_MANY_MESSAGES = ApiProblem.of(
            429,
            "too-many-messages",
            "Too many messages",
            "More than " + MessageBudget.AT_ONCE + " at once, and two a second.",
            "Say only what has changed, and not more often than people see it.");

    private final int maxClients;
    private final PushStats stats;
    private final Set<PushClient> clients = ConcurrentHashMap.newKeySet();

    public PushHub(int maxClients, PushStats stats) {
        this.maxClients = maxClients;
        this.stats = stats;
    }

    private static Current current(PushClient client) {
        return new Current(client.feed().frames(), client.feed().streams(), client.clusterId());
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
        giveAtOnce(client, nowMillis);
    }

    /** Takes what a client said. What is wrong with it the client is told, and goes on as before. */
    void hear(PushClient client, String text, long nowMillis) {
        switch (client.hear(nowMillis)) {
            case HEARD -> take(client, text, nowMillis);
            case TOLD_OFF -> client.tell(TOO_MANY_MESSAGES);
            case OVER -> refuse(client, "too many messages");
            default -> {}
        }
    }

    private void take(PushClient client, String text, long nowMillis) {
        try {
            Subscription subscription = ClientMessage.read(text).subscription();
            if (subscription != null
                    && !client.feed().streams().hasRoomFor(subscription.views().size(), nowMillis)) {
                throw ApiProblem.of(
                        503,
                        "too-many-views",
                        "Too many views",
                        "Clients have subscribed to " + ViewStreams.MOST + " different views.",
                        "Ask for views that others have too, or try again later.");
            }
            client.want(subscription, nowMillis);
            giveAtOnce(client, nowMillis);
        } catch (ApiProblem problem) {
            client.tell(problem);
        }
    }

    private void giveAtOnce(PushClient client, long nowMillis) {
        stats.framesSent(give(client, current(client), nowMillis) ? 1 : 0);
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
        Map<Asked, Current> current = new HashMap<>();
        int sent = 0;
        for (PushClient client : clients) {
            Current now = current.computeIfAbsent(new Asked(client.feed(), client.clusterId()), key -> current(client));
            if (client.failed()) {
                remove(client);
            } else if (client.isOver(nowMillis)) {
                refuse(client, "the session has ended");
            } else if (now.never() != null) {
                refuse(client, now.never());
            } else {
                sent += give(client, now, nowMillis) ? 1 : 0;
                client.pingEvery(PING_MILLIS, nowMillis);
            }
        }
        if (sent > 0) {
            stats.framesSent(sent);
            stats.round((System.nanoTime() - startNanos) / 1e9);
        }
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

    private boolean give(PushClient client, Current now, long nowMillis) {
        PushClient.Outcome outcome = now.offerTo(client, nowMillis);
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
