package io.takhin.server;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.HEAD;
import static io.javalin.http.HandlerType.PATCH;
import static io.javalin.http.HandlerType.POST;
import static io.takhin.server.access.Role.PUBLIC;
import static io.takhin.server.access.Role.READ;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.takhin.server.access.Role;
import io.takhin.server.api.AnnotationsApi;
import io.takhin.server.api.ClusterApi;
import io.takhin.server.api.GroupsApi;
import io.takhin.server.api.HistoryApi;
import io.takhin.server.api.LagApi;
import io.takhin.server.api.MonitoringApi;
import io.takhin.server.api.QueryApi;
import io.takhin.server.api.TopicsApi;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Every path, its verb and who may use it; what takes GET takes HEAD. */
final class Routes {

    /** The one path that upgrades to WebSocket; the gate checks it before the upgrade. */
    static final String PUSH_PATH = "/api/monitoring/ws";

    record Route(HandlerType verb, String path, Role role, Handler handler) {}

    private final Endpoints to;

    Routes(Endpoints endpoints) {
        this.to = endpoints;
    }

    /** The pages' own path last: it takes whatever is left. */
    List<Route> all() {
        return Stream.of(now(), past(), replays(), rest()).flatMap(List::stream).toList();
    }

    /** The views, live or of a replay. */
    private List<Route> now() {
        return List.of(
                view("/api/monitoring/metrics", ViewApis::monitoring, MonitoringApi::metrics),
                new Route(GET, PUSH_PATH, READ, to.push()::tellToUpgrade),
                view("/api/v1/clusters", ViewApis::cluster, ClusterApi::clusters),
                view("/api/v1/throughput", ViewApis::cluster, ClusterApi::throughput),
                view("/api/v1/latency", ViewApis::cluster, ClusterApi::latency),
                view("/api/v1/topics", ViewApis::topics, TopicsApi::list),
                view("/api/v1/topics/{topic}", ViewApis::topics, TopicsApi::one),
                view("/api/v1/topics/{topic}/partitions", ViewApis::topics, TopicsApi::partitions),
                view("/api/v1/groups", ViewApis::groups, GroupsApi::list),
                view("/api/v1/groups/{group}", ViewApis::groups, GroupsApi::one),
                view("/api/v1/groups/{group}/lag", ViewApis::lag, LagApi::ofGroup),
                view("/api/v1/lag", ViewApis::lag, LagApi::all),
                view("/api/v1/brokers", ViewApis::cluster, ClusterApi::brokers),
                view("/api/v1/health", ViewApis::cluster, ClusterApi::health));
    }

    /** What is kept, or what was at a replay's moment. */
    private List<Route> past() {
        return List.of(
                view("/api/v1/history/cluster", ViewApis::history, HistoryApi::cluster),
                view("/api/v1/history/brokers/{id}", ViewApis::history, HistoryApi::broker),
                view("/api/v1/history/topics/{topic}", ViewApis::history, HistoryApi::topic),
                view("/api/v1/history/topics/{topic}/partitions/{partition}", ViewApis::history, HistoryApi::partition),
                view("/api/v1/history/groups/{group}", ViewApis::history, HistoryApi::group),
                view("/api/v1/query", ViewApis::query, QueryApi::query),
                view("/api/v1/annotations", ViewApis::annotations, AnnotationsApi::list),
                new Route(GET, "/api/v1/stores", READ, to.stores()::list),
                new Route(GET, "/api/v1/stores/{store}", READ, to.stores()::read));
    }

    /** Replays themselves. */
    private List<Route> replays() {
        return List.of(
                new Route(GET, "/api/v1/replays", READ, to.replays()::list),
                new Route(POST, "/api/v1/replays", READ, to.replays()::create),
                new Route(GET, "/api/v1/replays/{id}", READ, to.replays()::one),
                new Route(PATCH, "/api/v1/replays/{id}", READ, to.replays()::change),
                new Route(DELETE, "/api/v1/replays/{id}", READ, to.replays()::end));
    }

    /** Sessions, health, metrics and pages; the last takes any path. */
    private List<Route> rest() {
        return List.of(
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

    /** One that answers from the views that the request means. */
    private <T> Route view(String path, Function<ViewApis, T> api, BiConsumer<T, Context> answer) {
        Handler handler = to.views().to((apis, ctx) -> answer.accept(api.apply(apis), ctx));
        return new Route(GET, path, READ, handler);
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
