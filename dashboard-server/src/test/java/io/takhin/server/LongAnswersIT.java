package io.takhin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers many times as large as all the memory that the server may use. */
class LongAnswersIT {

    private static final int STEPS = 1_000_000;
    private static final long LARGE = 200L << 20;

    private final HttpClient client = HttpClient.newHttpClient();

    private record Told(long bytes, long rows) {}

    private Told read(int port, String path, boolean gzip) {
        long to = MinutesHistory.TO_MILLIS;
        String range = "&step=1s&from=" + (to - STEPS * 1_000L) + "&to=" + to;
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path + range))
                .header("Accept-Encoding", gzip ? "gzip" : "identity")
                .build();
        try {
            HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            try (InputStream body = gzip ? new GZIPInputStream(answer.body()) : answer.body()) {
                return count(body);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Told count(InputStream body) throws IOException {
        byte[] part = new byte[65_536];
        long bytes = 0;
        long rows = 0;
        for (int count = body.read(part); count >= 0; count = body.read(part)) {
            bytes += count;
            for (int i = 0; i < count; i++) {
                rows += part[i] == '\n' ? 1 : 0;
            }
        }
        return new Told(bytes, rows);
    }

    @Test
    void severalAtATime_needNoMoreMemoryThanThereIs(@TempDir Path folder) throws Exception {
        try (SmallServer server = new SmallServer(folder, "64m")) {
            await().atMost(Duration.ofSeconds(60)).until(server::isListening);
            List<CompletableFuture<Told>> told = new ArrayList<>();
            for (boolean gzip : new boolean[] {false, true}) {
                int port = server.port();
                String path = "/api/v1/history/topics/t7?format=ndjson";
                told.add(CompletableFuture.supplyAsync(() -> read(port, path, gzip)));
            }
            for (CompletableFuture<Told> each : told) {
                assertThat(each.get().rows()).isEqualTo(STEPS);
                assertThat(each.get().bytes()).isGreaterThan(LARGE);
            }
            assertThat(server.isAlive()).isTrue();
        }
    }
}
