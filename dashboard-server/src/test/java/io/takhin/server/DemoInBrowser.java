package io.takhin.server;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.options.ColorScheme;
import io.takhin.server.config.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** The demo with live numbers and a quiet group, and a browser to look at it with. */
final class DemoInBrowser implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Chromium chromium;
    private final Settings settings;
    private RunningApplication demo;

    private DemoInBrowser(Chromium chromium, Settings settings) {
        this.chromium = chromium;
        this.settings = settings;
    }

    static DemoInBrowser start(Path data) throws Exception {
        DemoInBrowser started = new DemoInBrowser(Chromium.launch(), RunningApplication.demo(data, true));
        try {
            started.startDemo();
            QuietGroup.create(started.settings.bootstrapServers());
            await().atMost(PATIENCE)
                    .until(() -> started.api()
                                    .get("/api/v1/groups/" + QuietGroup.GROUP + "/lag")
                                    .statusCode()
                            == 200);
            await().atMost(PATIENCE).until(() -> isLive(started.api().json("/api/monitoring/metrics")));
        } catch (Exception | AssertionError e) {
            started.close();
            throw e;
        }
        return started;
    }

    private static boolean isLive(JsonNode metrics) {
        return metrics.at("/throughput/fetchRate").asDouble() > 0
                && metrics.at("/latency/produceP99").isNumber();
    }

    void startDemo() {
        demo = RunningApplication.start(settings);
    }

    void stopDemo() {
        demo.close();
    }

    Api api() {
        return demo.api();
    }

    String bootstrapServers() {
        return settings.bootstrapServers();
    }

    /** A page that is open at this route, logged in. */
    WatchedPage at(String route) {
        WatchedPage watched = desktop();
        watched.page().navigate(link(route));
        return watched;
    }

    WatchedPage desktop() {
        return open(ColorScheme.LIGHT, 1280, 800);
    }

    WatchedPage open(ColorScheme scheme, int width, int height) {
        return WatchedPage.open(chromium.browser(), scheme, width, height);
    }

    String base() {
        return "http://127.0.0.1:" + settings.port() + "/";
    }

    /** The demo's own link. */
    String link() {
        return base() + "#key=" + RunningApplication.KEY;
    }

    /** A link to a route, as {@code /topics?q=a}, that logs in. */
    String link(String route) {
        return base() + "#" + route + (route.contains("?") ? "&" : "?") + "key=" + RunningApplication.KEY;
    }

    /** A script of the test's resources, without its first line, which says what it is. */
    static String script(String name) {
        try (InputStream in = DemoInBrowser.class.getResourceAsStream("/dashboard/" + name + ".js")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).trim();
            return text.substring(text.indexOf('\n') + 1, text.length() - 1);
        } catch (IOException e) {
            throw new AssertionError(name, e);
        }
    }

    @Override
    public void close() {
        if (demo != null) {
            demo.close();
        }
        chromium.close();
    }
}
