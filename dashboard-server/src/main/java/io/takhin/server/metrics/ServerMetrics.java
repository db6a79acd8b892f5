package io.takhin.server.metrics;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import io.prometheus.client.Histogram;
import io.takhin.server.push.PushStats;
import java.util.Set;

/** The server's own numbers. */
public final class ServerMetrics implements PushStats {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "DELETE", "OPTIONS");

    private final Counter requests;
    private final Histogram requestSeconds;
    private final Gauge clients;
    private final Counter framesSent;
    private final Counter framesSkipped;
    private final Counter clientsDropped;
    private final Histogram pushSeconds;

    public ServerMetrics(CollectorRegistry registry) {
        requests = Counter.build("takhin_http_requests_total", "HTTP requests answered.")
                .labelNames("method", "route", "status")
                .register(registry);
        requestSeconds = Histogram.build("takhin_http_request_duration_seconds", "Time to answer an HTTP request.")
                .labelNames("route")
                .buckets(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1)
                .register(registry);
        clients = Gauge.build("takhin_websocket_clients", "WebSocket clients connected.")
                .register(registry);
        framesSent = Counter.build("takhin_websocket_frames_sent_total", "Frames handed to WebSocket clients.")
                .register(registry);
        framesSkipped = Counter.build(
                        "takhin_websocket_frames_skipped_total", "Frames left out because the last was on its way.")
                .register(registry);
        clientsDropped = Counter.build(
                        "takhin_websocket_clients_dropped_total",
                        "WebSocket clients closed because they couldn't follow.")
                .register(registry);
        pushSeconds = Histogram.build(
                        "takhin_push_duration_seconds", "Time to make a frame and hand it to all clients.")
                .buckets(0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1)
                .register(registry);
    }

    /**
     * @param method any; those that no route has count as one, for clients invent them without number
     * @param route the route's pattern, not the path: paths are without number too
     */
    public void request(String method, String route, int status, double seconds) {
        requests.labels(METHODS.contains(method) ? method : "other", route, String.valueOf(status))
                .inc();
        requestSeconds.labels(route).observe(seconds);
    }

    @Override
    public void clients(int now) {
        clients.set(now);
    }

    @Override
    public void framesSent(int count) {
        framesSent.inc(count);
    }

    @Override
    public void framesSkipped(int count) {
        framesSkipped.inc(count);
    }

    @Override
    public void clientDropped() {
        clientsDropped.inc();
    }

    @Override
    public void round(double seconds) {
        pushSeconds.observe(seconds);
    }
}
