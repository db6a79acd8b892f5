package io.takhin.server;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.javalin.util.JavalinBindException;
import io.takhin.server.access.SecurityHeaders;
import io.takhin.server.api.Compression;
import io.takhin.server.config.Settings;
import io.takhin.server.push.PushHub;
import io.takhin.server.push.Ticker;
import io.takhin.topology.MetricsPipeline;
import io.takhin.topology.replay.Replays;
import java.util.List;
import java.util.function.LongSupplier;

/** The HTTP server: routes behind gate and headers, and the push rounds. */
final class DashboardServer implements AutoCloseable {

    /**
     * @param port 0: any free one
     * @param apiKey null: none is asked for
     * @param maxClients WebSocket clients at most
     * @param shareKey what servers that share with this one present; null: none does
     */
    record Config(String host, int port, String apiKey, List<String> corsOrigins, int maxClients, String shareKey) {

        /** Sharing with nobody. */
        Config(String host, int port, String apiKey, List<String> corsOrigins, int maxClients) {
            this(host, port, apiKey, corsOrigins, maxClients, null);
        }

        static Config of(Settings settings) {
            return new Config(
                    settings.host(),
                    settings.port(),
                    settings.apiKey(),
                    settings.corsOrigins(),
                    PushHub.DEFAULT_MAX_CLIENTS,
                    settings.share() == null ? null : settings.share().key());
        }
    }

    private final Config config;
    private final Endpoints endpoints;
    private final Ticker ticker;
    private Javalin javalin;

    /**
     * @param replays the past, played again
     * @param watched the cluster that this server itself watches
     * @param unixMillis the wall clock
     */
    DashboardServer(
            Config config, MetricsPipeline pipeline, Replays replays, Watched watched, LongSupplier unixMillis) {
        this.config = config;
        this.endpoints = Endpoints.of(config, pipeline, replays, watched, unixMillis);
        this.ticker = new Ticker(endpoints.hub()::round, Endpoints.CLOCK_MILLIS);
    }

    /** Listens from here on. */
    synchronized void start() throws CannotListenException {
        javalin = Javalin.create(this::configure);
        try {
            javalin.start(config.host(), config.port());
        } catch (JavalinBindException e) {
            throw new CannotListenException("--port", config.host(), config.port(), e);
        }
        ticker.start();
    }

    synchronized int port() {
        return javalin.port();
    }

    Endpoints endpoints() {
        return endpoints;
    }

    @Override
    public synchronized void close() {
        ticker.close();
        endpoints.hub().closeAll();
        if (javalin != null) {
            javalin.stop();
            javalin = null;
        }
    }

    private void configure(JavalinConfig javalinConfig) {
        javalinConfig.startup.showJavalinBanner = false;
        javalinConfig.startup.showOldJavalinVersionWarning = false;
        javalinConfig.startup.startupWatcherEnabled = false;
        javalinConfig.http.prefer405over404 = true;
        JettySetup.apply(javalinConfig);
        javalinConfig.routes.before(SecurityHeaders::add);
        javalinConfig.routes.before(Compression::leaveToClient);
        javalinConfig.routes.before(endpoints.origins()::allowConfigured);
        javalinConfig.routes.beforeMatched(endpoints.gate()::check);
        if (!config.corsOrigins().isEmpty()) {
            javalinConfig.routes.options("/<path>", ctx -> ctx.status(204), io.takhin.server.access.Role.PUBLIC);
        }
        new Routes(endpoints).register(javalinConfig.routes);
        ErrorAnswers.register(javalinConfig.routes);
        javalinConfig.requestLogger.http(this::count);
    }

    private void count(Context ctx, Float millis) {
        Endpoint endpoint = ctx.endpoints().lastHttpEndpoint();
        String route = endpoint == null ? "none" : endpoint.path;
        endpoints.own().request(ctx.req().getMethod(), route, ctx.statusCode(), millis / 1e3);
    }
}
