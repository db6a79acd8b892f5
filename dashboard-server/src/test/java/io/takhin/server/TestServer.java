package io.takhin.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.takhin.broker.reach.Unreachable;
import io.takhin.topology.replay.Replays;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A server on a free port, and a client that asks it. */
final class TestServer implements AutoCloseable {

    static final String KEY = "correct-horse";

    private final AtomicLong unixMillis = new AtomicLong(Samples.AT_MILLIS);
    private volatile List<Unreachable> unreachable = List.of();
    private volatile String watched;
    private final DashboardServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String key;

    TestServer(FakePipeline pipeline, String key, int maxClients, String... corsOrigins) throws Exception {
        this(pipeline, Replays.none(), key, maxClients, corsOrigins);
    }

    TestServer(FakePipeline pipeline, Replays replays, String key, int maxClients, String... corsOrigins)
            throws Exception {
        this.key = key;
        server = new DashboardServer(
                new DashboardServer.Config("127.0.0.1", 0, key, List.of(corsOrigins), maxClients),
                pipeline,
                replays,
                watched(),
                unixMillis::get);
        server.start();
    }

    private Watched watched() {
        return new Watched() {
            @Override
            public List<Unreachable> unreachable() {
                return unreachable;
            }

            @Override
            public Optional<String> clusterId() {
                return Optional.ofNullable(watched);
            }
        };
    }

    /** From now on this is the cluster that the server itself watches. */
    void watch(String clusterId) {
        watched = clusterId;
    }

    static TestServer open(FakePipeline pipeline) throws Exception {
        return new TestServer(pipeline, null, 10);
    }

    static TestServer withKey(FakePipeline pipeline) throws Exception {
        return new TestServer(pipeline, KEY, 10);
    }

    /** Lets the wall clock go on. */
    void pass(Duration time) {
        unixMillis.addAndGet(time.toMillis());
    }

    /** From now on these don't answer. */
    void unreachable(Unreachable... brokers) {
        unreachable = List.of(brokers);
    }

    HttpClient client() {
        return client;
    }

    int port() {
        return server.port();
    }

    URI uri(String scheme, String path) {
        return URI.create(scheme + "://127.0.0.1:" + server.port() + path);
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri("http", path));
        return key == null ? builder : builder.header("Authorization", "Bearer " + key);
    }

    HttpResponse<String> get(String path) {
        return send(request(path).build());
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonNode json(String path) {
        return parse(get(path).body());
    }

    static JsonNode parse(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON: " + text, e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
