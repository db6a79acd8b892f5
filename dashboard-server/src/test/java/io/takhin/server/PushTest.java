package io.takhin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.takhin.server.access.Sessions;
import io.takhin.server.push.PushHub;
import io.takhin.topology.view.ClusterSnapshot;
import io.takhin.topology.view.TopicRow;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The WebSocket as clients see it. */
class PushTest {

    private static final String PATH = "/api/monitoring/ws";

    private final FakePipeline pipeline = FakePipeline.live();
    private TestServer server;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void messages_areTheContractsObject_theFirstAtOnce_theNextOnTime() throws Exception {
        server = TestServer.open(pipeline);
        Listener listener = new Listener();
        WebSocket socket = connect(PATH + "?interval=1s", listener, builder -> {});
        await().until(() -> listener.messages.size() == 1);
        assertThat(listener.messages.get(0))
                .isEqualTo(server.get("/api/monitoring/metrics").body());
        pipeline.show(Samples.snapshot("c1", Samples.AT_MILLIS + 1_000));
        await().until(() -> listener.messages.size() == 2);
        assertThat(TestServer.parse(listener.messages.get(1)).get("timestamp").asLong())
                .isEqualTo(1_735_815_601);
        socket.abort();
        await().untilAsserted(() -> assertThat(server.get("/metrics").body()).contains("takhin_websocket_clients 0.0"));
    }

    @Test
    void messagesOfManyTopics_arriveWhole() throws Exception {
        ClusterSnapshot small = Samples.snapshot("c1", Samples.AT_MILLIS);
        List<TopicRow> topics = IntStream.range(0, 5_000)
                .mapToObj(number -> Samples.topic("topic-ü-" + number, false, 1.5))
                .toList();
        pipeline.show(new ClusterSnapshot(
                "c1", small.atMillis(), small.throughput(), small.latency(), topics, small.groups(), small.health()));
        server = TestServer.open(pipeline);
        Listener listener = new Listener();
        connect(PATH, listener, builder -> {});
        await().until(() -> listener.messages.size() == 1);
        assertThat(listener.messages.get(0)).hasSizeGreaterThan(500_000);
        assertThat(TestServer.parse(listener.messages.get(0)).get("topicStats")).hasSize(5_000);
    }

    @Test
    void compression_isDeclined_asItWouldBeDoneForEachClient() throws Exception {
        server = TestServer.open(pipeline);
        String answer = upgradeByHand("Sec-WebSocket-Extensions: permessage-deflate\r\n");
        assertThat(answer).startsWith("HTTP/1.1 101 ");
        assertThat(answer.toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("sec-websocket-extensions")
                .doesNotContain("set-cookie");
    }

    @Test
    void interval_thatDoesntFit_isAProblemBeforeTheUpgrade() throws Exception {
        server = TestServer.open(pipeline);
        for (String interval : List.of("500ms", "0", "61s", "1.5s", "-1", "x")) {
            assertThat(refusal("?interval=" + interval, builder -> {})).isEqualTo(400);
        }
        assertThat(refusal("?intervall=1s", builder -> {})).isEqualTo(400);
        assertThat(upgradeByHand("", "?interval=500ms"))
                .contains("interval: expected whole seconds from 1s to 60s, found \\\"500ms\\\".")
                .contains("application/problem+json");
    }

    @Test
    void upgrade_needsTheKey() throws Exception {
        server = TestServer.withKey(pipeline);
        assertThat(refusal("", builder -> {})).isEqualTo(401);
        assertThat(refusal("", builder -> builder.header("Authorization", "Bearer wrong")))
                .isEqualTo(401);
        Listener listener = new Listener();
        connect(PATH, listener, builder -> builder.header("Authorization", "Bearer " + TestServer.KEY));
        await().until(() -> listener.messages.size() == 1);
    }

    @Test
    void socket_endsWithTheSessionItCameWith() throws Exception {
        server = TestServer.withKey(pipeline);
        Listener loggedOut = new Listener();
        Listener leftAlone = new Listener();
        String first = cookie();
        String second = cookie();
        connect(PATH, loggedOut, builder -> builder.header("Cookie", first));
        connect(PATH, leftAlone, builder -> builder.header("Cookie", second));
        await().until(() -> loggedOut.messages.size() == 1 && leftAlone.messages.size() == 1);
        HttpRequest logout = HttpRequest.newBuilder(server.uri("http", "/api/session"))
                .header("Cookie", first)
                .DELETE()
                .build();
        assertThat(server.send(logout).statusCode()).isEqualTo(204);
        await().until(() -> loggedOut.closedWith == 1008);
        assertThat(leftAlone.closedWith).isZero();
        server.pass(Sessions.LIFETIME);
        await().until(() -> leftAlone.closedWith == 1008);
    }

    private String cookie() {
        HttpRequest login = HttpRequest.newBuilder(server.uri("http", "/api/session"))
                .POST(BodyPublishers.ofString("{\"key\":\"" + TestServer.KEY + "\"}"))
                .build();
        String cookie = server.send(login).headers().firstValue("Set-Cookie").orElseThrow();
        return cookie.substring(0, cookie.indexOf(';'));
    }

    @Test
    void upgrade_fromForeignPages_isRefused_evenWithTheKey() throws Exception {
        server = new TestServer(pipeline, TestServer.KEY, 10, "https://friend.example");
        assertThat(refusal("", from("https://evil.example"))).isEqualTo(403);
        assertThat(refusal("", from("null"))).isEqualTo(403);
        connect(PATH, new Listener(), from("http://127.0.0.1:" + server.port()));
        connect(PATH, new Listener(), from("https://friend.example"));
    }

    @Test
    void upgrade_isRefused_whenAllPlacesAreTaken() throws Exception {
        server = new TestServer(pipeline, null, 1);
        connect(PATH, new Listener(), builder -> {});
        await().untilAsserted(() -> assertThat(refusal("", builder -> {})).isEqualTo(503));
    }

    @Test
    void clientsThatSendMuch_areDisconnected() throws Exception {
        server = TestServer.open(pipeline);
        Listener listener = new Listener();
        WebSocket socket = connect(PATH, listener, builder -> {});
        socket.sendText("x".repeat(20_000), true).join();
        await().until(() -> listener.closedWith == 1009);
    }

    @Test
    void stop_tellsTheClients() throws Exception {
        server = TestServer.open(pipeline);
        Listener listener = new Listener();
        connect(PATH, listener, builder -> {});
        await().until(() -> listener.messages.size() == 1);
        server.close();
        await().until(() -> listener.closedWith == 1001);
        assertThat(PushHub.DEFAULT_MAX_CLIENTS).isEqualTo(5_000);
    }

    private Consumer<WebSocket.Builder> from(String origin) {
        return builder -> builder.header("Origin", origin).header("Authorization", "Bearer " + TestServer.KEY);
    }

    private WebSocket connect(String path, Listener listener, Consumer<WebSocket.Builder> with) {
        WebSocket.Builder builder = server.client().newWebSocketBuilder();
        with.accept(builder);
        return builder.buildAsync(server.uri("ws", path), listener).join();
    }

    private int refusal(String query, Consumer<WebSocket.Builder> with) {
        try {
            connect(PATH + query, new Listener(), with).abort();
            return 101;
        } catch (CompletionException e) {
            HttpResponse<?> response = ((WebSocketHandshakeException) e.getCause()).getResponse();
            return response.statusCode();
        }
    }

    private String upgradeByHand(String header) throws IOException {
        return upgradeByHand(header, "");
    }

    private String upgradeByHand(String header, String query) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            String request = "GET " + PATH + query + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\n"
                    + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                    + header + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            StringBuilder answer = new StringBuilder();
            while (answer.indexOf("\r\n\r\n") < 0) {
                answer.append((char) in.read());
            }
            int length = answer.indexOf("Content-Length: ");
            if (length > 0) {
                int end = answer.indexOf("\r\n", length);
                int bytes = Integer.parseInt(answer.substring(length + "Content-Length: ".length(), end));
                answer.append(new String(in.readNBytes(bytes), StandardCharsets.UTF_8));
            }
            return answer.toString();
        }
    }

    private static final class Listener implements WebSocket.Listener {
        private final List<String> messages = new CopyOnWriteArrayList<>();
        private final StringBuilder part = new StringBuilder();
        private volatile int closedWith;

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                messages.add(part.toString());
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closedWith = code;
            return null;
        }
    }
}
