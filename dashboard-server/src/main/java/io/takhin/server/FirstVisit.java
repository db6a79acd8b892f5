package io.takhin.server;

import io.takhin.server.api.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the server for what the page asks it first: classes are loaded then, and the page's files joined and compressed,
 * before somebody waits for them. The first of all visits would take twice as long as the second.
 */
final class FirstVisit {

    private static final Logger LOG = LoggerFactory.getLogger(FirstVisit.class);
    static final List<String> FILES = List.of("", "boot.js", "styles/index.css", "main.js", "lang/en.js");
    static final List<String> QUESTIONS = List.of("api/session", "api/v1/replays");
    static final List<String> VIEWS = List.of("api/v1/clusters?limit=1000", "api/v1/throughput", "api/v1/latency");
    static final String SUBSCRIPTION =
            """
            {"subscribe": {"health": {}, "topics": {"sort": "-produceRate", "limit": 6}, "groups": {"limit": 10000},
              "cluster": {}}, "gzip": false}""";
    /** With it the first push is whole. */
    private static final String LAST_VIEW = "\"view\":\"cluster\"";

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    /** There may be no cluster yet. */
    private static final long VIEWS_TIMEOUT_MINUTES = 2;

    private final URI base;
    private final String apiKey;
    private HttpClient client;

    private FirstVisit(URI base, String apiKey) {
        this.base = base;
        this.apiKey = apiKey;
    }

    /**
     * Returns at once; that it fails is of no consequence.
     *
     * @param base the server's address, with a slash at its end
     * @param apiKey null: none is asked for
     */
    static void begin(URI base, String apiKey) {
        Thread thread = new Thread(new FirstVisit(base, apiKey)::visit, "first-visit");
        thread.setDaemon(true);
        thread.start();
    }

    private void visit() {
        try {
            client = HttpClient.newBuilder()
                    .connectTimeout(TIMEOUT)
                    .version(HttpClient.Version.HTTP_1_1)
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .build();
            for (String path : FILES) {
                ask(path);
            }
            if (apiKey != null) {
                send(request("api/session")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(Json.bytes(Map.of("key", apiKey)))));
            }
            for (String path : QUESTIONS) {
                ask(path);
            }
            awaitPush();
            for (String path : VIEWS) {
                ask(path);
            }
        } catch (IOException | ExecutionException | TimeoutException | RuntimeException e) {
            LOG.debug("the first visit failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(String path) throws IOException, InterruptedException {
        send(request(path).header("Accept-Encoding", "gzip").GET());
    }

    private void send(HttpRequest.Builder request) throws IOException, InterruptedException {
        client.send(request.build(), BodyHandlers.discarding());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT);
        return apiKey == null ? request : request.header("Authorization", "Bearer " + apiKey);
    }

    private void awaitPush() throws ExecutionException, InterruptedException, TimeoutException {
        WebSocket.Builder asked = client.newWebSocketBuilder().connectTimeout(TIMEOUT);
        if (apiKey != null) {
            asked.header("Authorization", "Bearer " + apiKey);
        }
        URI address = base.resolve("api/monitoring/ws?silent=true");
        Pushes pushes = new Pushes();
        WebSocket socket = asked.buildAsync(URI.create(address.toString().replaceFirst("^http", "ws")), pushes)
                .get();
        try {
            socket.sendText(SUBSCRIPTION, true).get();
            pushes.come.get(VIEWS_TIMEOUT_MINUTES, TimeUnit.MINUTES);
        } finally {
            socket.abort();
        }
    }

    /** Hears of a push that tells of the cluster. */
    private static final class Pushes implements WebSocket.Listener {

        private final CompletableFuture<Void> come = new CompletableFuture<>();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            if (data.toString().contains(LAST_VIEW)) {
                come.complete(null);
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            come.completeExceptionally(new IOException("closed with " + code + " " + reason));
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            come.completeExceptionally(error);
        }
    }
}
