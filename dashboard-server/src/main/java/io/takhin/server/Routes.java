package io.takhin.server;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.HEAD;
import static io.javalin.http.HandlerType.POST;
import static io.takhin.server.access.Role.PUBLIC;
import static io.takhin.server.access.Role.READ;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.takhin.server.access.Role;
import java.util.List;

/** Every path, its verb and who may use it; what takes GET takes HEAD. */
final class Routes {

    /** The one path that upgrades to WebSocket; the gate checks it before the upgrade. */
    static final String PUSH_PATH = "/api/monitoring/ws";

    record Route(HandlerType verb, String path, Role role, Handler handler) {}

    private final Endpoints to;

    Routes(Endpoints endpoints) {
        this.to = endpoints;
    }

    List<Route> all() {
        return List.of(
                new Route(GET, "/api/monitoring/metrics", READ, to.monitoring()::metrics),
                new Route(GET, PUSH_PATH, READ, to.push()::tellToUpgrade),
                new Route(GET, "/api/v1/clusters", READ, to.cluster()::clusters),
                new Route(GET, "/api/v1/throughput", READ, to.cluster()::throughput),
                new Route(GET, "/api/v1/latency", READ, to.cluster()::latency),
                new Route(GET, "/api/v1/topics", READ, to.topics()::list),
                new Route(GET, "/api/v1/topics/{topic}", READ, to.topics()::one),
                new Route(GET, "/api/v1/topics/{topic}/partitions", READ, to.topics()::partitions),
                new Route(GET, "/api/v1/groups", READ, to.groups()::list),
                new Route(GET, "/api/v1/groups/{group}", READ, to.groups()::one),
                new Route(GET, "/api/v1/groups/{group}/lag", READ, to.lag()::ofGroup),
                new Route(GET, "/api/v1/lag", READ, to.lag()::all),
                new Route(GET, "/api/v1/brokers", READ, to.cluster()::brokers),
                new Route(GET, "/api/v1/health", READ, to.cluster()::health),
                new Route(GET, "/api/v1/history/cluster", READ, to.history()::cluster),
                new Route(GET, "/api/v1/history/brokers/{id}", READ, to.history()::broker),
                new Route(GET, "/api/v1/history/topics/{topic}", READ, to.history()::topic),
                new Route(GET, "/api/v1/history/topics/{topic}/partitions/{partition}", READ, to.history()::partition),
                new Route(GET, "/api/v1/history/groups/{group}", READ, to.history()::group),
                new Route(GET, "/api/session", PUBLIC, to.session()::state),
                new Route(POST, "/api/session", PUBLIC, to.session()::open),
                new Route(DELETE, "/api/session", PUBLIC, to.session()::close),
                new Route(GET, "/health/live", PUBLIC, to.health()::live),
                new Route(GET, "/health/ready", PUBLIC, to.health()::ready),
                new Route(GET, "/metrics", READ, to.metrics()::scrape),
                new Route(GET, "/openapi.yaml", PUBLIC, to.docs()::contract),
                new Route(GET, "/api-docs", PUBLIC, to.docs()::index),
                new Route(GET, "/api-docs/{file}", PUBLIC, to.docs()::file),
                new Route(GET, "/", PUBLIC, to.dashboard()::index),
                new Route(GET, "/<path>", PUBLIC, to.dashboard()::file));
    }

    void register(RoutesConfig routes) {
        all().forEach(route -> {
            routes.addHttpHandler(route.verb(), route.path(), route.handler(), route.role());
            if (route.verb() == GET) {
                // else Javalin answers 200 to HEAD wherever there is a GET, asking neither gate nor handler
                routes.addHttpHandler(HEAD, route.path(), route.handler(), route.role());
            }
        });
        routes.wsBeforeUpgrade(PUSH_PATH, ctx -> {
            to.gate().checkUpgrade(ctx);
            to.push().checkUpgrade(ctx);
        });
        routes.ws(PUSH_PATH, to.push()::configure, READ);
    }
}
