package io.takhin.server.peers;

import io.takhin.server.api.Json;
import io.takhin.topology.shared.PeerAnswer;
import io.takhin.topology.shared.PeerQuestion;
import io.takhin.topology.shared.Peers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks the others by HTTP, with the key that all who share have. Thread-safe. */
public final class HttpPeers implements Peers {

    private static final Duration MOST_TO_CONNECT = Duration.ofSeconds(1);
    private static final int OK = 200;

    private final String key;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(MOST_TO_CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /** @param key what they ask for */
    public HttpPeers(String key) {
        this.key = key;
    }

    @Override
    public PeerAnswer ask(String address, PeerQuestion question, Duration atMost)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address + PeersApi.PATH))
                .header("Content-Type", "application/json")
                .header(PeersApi.KEY_HEADER, key)
                .POST(BodyPublishers.ofByteArray(Json.bytes(question)))
                .build();
        CompletableFuture<HttpResponse<byte[]>> asked = client.sendAsync(request, BodyHandlers.ofByteArray());
        try {
            HttpResponse<byte[]> response = asked.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != OK) {
                throw new IOException(address + " answers " + response.statusCode() + ".");
            }
            return Json.readOwn(response.body(), PeerAnswer.class);
        } catch (TimeoutException e) {
            throw new IOException(address + " does not answer within " + atMost.toMillis() + " ms.", e);
        } catch (ExecutionException e) {
            throw new IOException(address + ": " + e.getCause(), e);
        } finally {
            asked.cancel(true);
        }
    }
}
