package io.takhin.server;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.hotspot.DefaultExports;
import io.takhin.server.access.ApiKey;
import io.takhin.server.access.Gate;
import io.takhin.server.access.LoginLimiter;
import io.takhin.server.access.Origins;
import io.takhin.server.access.SessionApi;
import io.takhin.server.access.Sessions;
import io.takhin.server.api.Downloads;
import io.takhin.server.api.Frames;
import io.takhin.server.api.Freshness;
import io.takhin.server.api.HealthApi;
import io.takhin.server.api.HealthNow;
import io.takhin.server.api.ReadinessProbe;
import io.takhin.server.api.ReplaysApi;
import io.takhin.server.api.Snapshots;
import io.takhin.server.api.StoresApi;
import io.takhin.server.api.Turns;
import io.takhin.server.api.UnreachableBrokers;
import io.takhin.server.metrics.ClusterMetrics;
import io.takhin.server.metrics.MetricsApi;
import io.takhin.server.metrics.PipelineMetrics;
import io.takhin.server.metrics.ReachMetrics;
import io.takhin.server.metrics.ServerMetrics;
import io.takhin.server.pages.DashboardPages;
import io.takhin.server.pages.DocsPages;
import io.takhin.server.peers.PeersApi;
import io.takhin.server.push.Feed;
import io.takhin.server.push.PushHub;
import io.takhin.server.push.PushSocket;
import io.takhin.server.push.ViewStreams;
import io.takhin.topology.MetricsPipeline;
import io.takhin.topology.replay.Replays;
import java.util.Set;
import java.util.function.LongSupplier;

/** What the routes lead to, put together. */
record Endpoints(
        Gate gate,
        Origins origins,
        ViewChoice views,
        ReplaysApi replays,
        HealthApi health,
        StoresApi stores,
        PeersApi peers,
        SessionApi session,
        MetricsApi metrics,
        DocsPages docs,
        DashboardPages dashboard,
        PushSocket push,
        PushHub hub,
        ServerMetrics own) {

    /** Of browsers of one team, within a session's lifetime. */
    private static final int MAX_LOGOUTS = 10_000;

    /** Only differences count; it never goes back. */
    static final LongSupplier CLOCK_MILLIS = () -> System.nanoTime() / 1_000_000;

    /** @param unixMillis the wall clock */
    static Endpoints of(
            DashboardServer.Config config,
            MetricsPipeline pipeline,
            Replays replays,
            Watched watched,
            LongSupplier unixMillis) {
        UnreachableBrokers unreachable = new UnreachableBrokers(watched::unreachable);
        Freshness freshness = new Freshness(() -> pipeline.nowMillis(unixMillis.getAsLong()));
        ReadinessProbe readiness = new ReadinessProbe(pipeline, freshness, CLOCK_MILLIS);
        Snapshots snapshots = new Snapshots(pipeline.views(), readiness, watched::clusterId);
        Frames frames = new Frames(snapshots, unreachable);
        CollectorRegistry registry = new CollectorRegistry();
        ServerMetrics own = new ServerMetrics(registry);
        register(registry, pipeline, readiness, freshness, snapshots, unreachable);
        HealthNow health = new HealthNow(freshness, unreachable);
        Feed feed = new Feed(frames, new ViewStreams(snapshots, health, unreachable));
        Turns turns = new Turns();
        Downloads downloads = new Downloads(turns);
        ViewChoice views = new ViewChoice(
                ViewApis.of(snapshots, feed, health, PastApis.ofNow(snapshots, pipeline, turns, downloads)),
                replays,
                watched::clusterId,
                (replay, shown) -> PastApis.of(replay, shown, pipeline, turns, downloads));
        PushHub hub = new PushHub(config.maxClients(), own);
        ApiKey key = ApiKey.of(config.apiKey());
        byte[] secret = (key == null ? new ApiKey(ApiKey.random()) : key).sessionSecret();
        Sessions sessions = new Sessions(secret, MAX_LOGOUTS, unixMillis);
        Origins origins = new Origins(Set.copyOf(config.corsOrigins()), key == null);
        Gate gate = new Gate(key, sessions, origins, new LoginLimiter(CLOCK_MILLIS));
        return new Endpoints(
                gate,
                origins,
                views,
                new ReplaysApi(replays, unixMillis),
                new HealthApi(readiness, gate::isKnown),
                new StoresApi(snapshots, pipeline, turns, downloads, unixMillis),
                new PeersApi(ApiKey.of(config.shareKey()), pipeline::here),
                new SessionApi(sessions, origins, gate),
                new MetricsApi(registry),
                new DocsPages(),
                new DashboardPages(),
                new PushSocket(hub, ctx -> views.of(ctx).feed(), gate::lease, CLOCK_MILLIS),
                hub,
                own);
    }

    private static void register(
            CollectorRegistry registry,
            MetricsPipeline pipeline,
            ReadinessProbe readiness,
            Freshness freshness,
            Snapshots snapshots,
            UnreachableBrokers unreachable) {
        new PipelineMetrics(pipeline, readiness).register(registry);
        new ClusterMetrics(snapshots::all, freshness::isStale).register(registry);
        new ReachMetrics(snapshots::all, unreachable).register(registry);
        DefaultExports.register(registry);
    }
}
