package io.takhin.server.push;

import io.javalin.http.Context;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsContext;
import io.javalin.websocket.WsMessageContext;
import io.takhin.server.api.ApiProblem;
import io.takhin.server.api.Parameters;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** {@code WS /api/monitoring/ws}: connections in, clients of the hub out. */
public final class PushSocket {

    private static final String LEASE = "lease";
    private static final String FEED = "feed";
    private static final String SILENT = "silent";

    private final PushHub hub;
    private final Function<Context, Feed> feeds;
    private final Function<Context, BooleanSupplier> leases;
    private final LongSupplier clockMillis;
    private final Map<String, PushClient> bySession = new ConcurrentHashMap<>();

    /**
     * @param feeds what a request is to be sent from
     * @param leases what it may stay connected by
     */
    public PushSocket(
            PushHub hub,
            Function<Context, Feed> feeds,
            Function<Context, BooleanSupplier> leases,
            LongSupplier clockMillis) {
        this.hub = hub;
        this.leases = leases;
        this.feeds = feeds;
        this.clockMillis = clockMillis;
    }

    /** A plain GET: the path has no other answer. */
    public void tellToUpgrade(Context ctx) {
        ctx.header("Upgrade", "websocket").header("Connection", "Upgrade");
        throw ApiProblem.of(
                426,
                "upgrade-required",
                "Upgrade required",
                "This path speaks WebSocket alone.",
                "Connect to it with a WebSocket client, or GET /api/monitoring/metrics.");
    }

    /** What can be said before the upgrade, as a problem. */
    public void checkUpgrade(Context ctx) {
        Feed feed = feeds.apply(ctx);
        Parameters.rejectUnknown(ctx, List.of("cluster", "interval", SILENT));
        Parameters.truth(ctx, SILENT);
        Interval.seconds(ctx.queryParam("interval"));
        feed.frames().requireNameable(ctx.queryParam("cluster"));
        ctx.attribute(FEED, feed);
        ctx.attribute(LEASE, leases.apply(ctx));
        if (hub.isFull()) {
            throw ApiProblem.of(
                    503, "too-many-clients", "Too many clients", "All WebSocket places are taken.", "Try again later.");
        }
    }

    public void configure(WsConfig ws) {
        ws.onConnect(this::connect);
        ws.onMessage(this::hear);
        ws.onClose(this::disconnect);
        ws.onError(this::disconnect);
    }

    private void connect(WsConnectContext ctx) {
        long now = clockMillis.getAsLong();
        int seconds = Interval.seconds(ctx.queryParam("interval"));
        PushClient client = new PushClient(
                new JettyOutlet(ctx.session),
                ctx.attribute(FEED),
                ctx.queryParam("cluster"),
                ctx.attribute(LEASE),
                seconds,
                "true".equals(ctx.queryParam(SILENT)),
                now);
        bySession.put(ctx.sessionId(), client);
        hub.add(client, now);
    }

    private void hear(WsMessageContext ctx) {
        PushClient client = bySession.get(ctx.sessionId());
        if (client != null) {
            hub.hear(client, ctx.message(), clockMillis.getAsLong());
        }
    }

    private void disconnect(WsContext ctx) {
        PushClient client = bySession.remove(ctx.sessionId());
        if (client != null) {
            hub.remove(client);
        }
    }
}
