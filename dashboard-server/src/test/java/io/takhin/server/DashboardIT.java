package io.takhin.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.takhin.server.config.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The demo's page in a real browser. */
@TestInstance(Lifecycle.PER_CLASS)
class DashboardIT {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Chromium chromium;
    private RunningApplication demo;
    private Settings settings;

    @BeforeAll
    void startDemoAndBrowser(@TempDir Path data) throws Exception {
        chromium = Chromium.launch();
        settings = RunningApplication.demo(data, true);
        demo = RunningApplication.start(settings);
        QuietGroup.create(settings.bootstrapServers());
        await().atMost(PATIENCE)
                .until(() -> demo.api()
                                .get("/api/v1/groups/" + QuietGroup.GROUP + "/lag")
                                .statusCode()
                        == 200);
        await().atMost(PATIENCE).until(() -> isLive(demo.api().json("/api/monitoring/metrics")));
    }

    @AfterAll
    void stop() {
        if (demo != null) {
            demo.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    private static boolean isLive(JsonNode metrics) {
        return metrics.at("/throughput/fetchRate").asDouble() > 0
                && metrics.at("/latency/produceP99").isNumber();
    }

    @Test
    void charts_areLive_soonAfterThePageOpens() {
        try (WatchedPage watched = desktop()) {
            Page page = watched.page();
            page.navigate(link());
            page.waitForFunction(
                    "() => (" + script("drawn") + ")().filter((line) => line.pixels > 20).length >= 4",
                    null,
                    new Page.WaitForFunctionOptions().setTimeout(PATIENCE.toMillis()));
            assertThat(page.locator(".connection")).hasAttribute("data-state", "fresh");
            int before = watched.frames().size();
            page.waitForCondition(() -> watched.frames().size() >= before + 3);
            assertThat(drawnPixels(page))
                    .containsKeys("throughput Produce", "throughput Fetch", "produce-latency P99", "fetch-latency P99")
                    .allSatisfy((line, pixels) -> assertThat(pixels).isPositive());
            assertThat(watched.complaints()).isEmpty();
        }
    }

    @Test
    void numbers_areThoseOfTheApi_ofTheSameSecond() {
        try (WatchedPage watched = desktop()) {
            Page page = watched.page();
            page.navigate(link());
            page.waitForCondition(() -> isAsPushed(watched));
            page.waitForCondition(() -> isAsPushed(watched));
            page.waitForCondition(() -> {
                JsonNode asked = demo.api().json("/api/monitoring/metrics");
                page.waitForTimeout(50);
                return watched.frames().contains(asked);
            });
            assertThat(watched.complaints()).isEmpty();
        }
    }

    /** Whether what is shown is what was pushed for the second that is shown. */
    @SuppressWarnings("unchecked")
    private static boolean isAsPushed(WatchedPage watched) {
        Page page = watched.page();
        if (page.locator("[data-panel=topics] tr[data-row]").count() == 0) {
            return false;
        }
        Map<String, Object> shown = (Map<String, Object>) page.evaluate(script("shown"));
        List<JsonNode> frames = watched.frames();
        JsonNode last = frames.get(frames.size() - 1);
        Map<String, Object> expected = (Map<String, Object>) page.evaluate(script("expected"), last.toString());
        if (!shown.get("clock").equals(expected.get("clock"))) {
            return false;
        }
        assertThat((Map<String, Object>) shown.get("kpis"))
                .containsAllEntriesOf((Map<String, Object>) expected.get("kpis"));
        assertThat(shown.get("legends")).isEqualTo(expected.get("legends"));
        assertThat(shown.get("topics")).isEqualTo(expected.get("topics"));
        return true;
    }

    @Test
    void groupThatStandsStill_showsKafkasOwnLag_byPartition() {
        SortedMap<Integer, Long> truth;
        try (KafkaTruth kafka = new KafkaTruth(settings.bootstrapServers())) {
            truth = kafka.lag(QuietGroup.GROUP, QuietGroup.TOPIC, QuietGroup.PARTITIONS);
        }
        assertThat(truth).isEqualTo(Map.of(0, 990L, 1, 0L, 2, 23L));
        try (WatchedPage watched = desktop()) {
            Page page = watched.page();
            page.navigate(link());
            Locator group = page.locator("[data-panel=lag] tr[data-row=" + QuietGroup.GROUP + "]");
            assertThat(group.locator("td").first()).hasText("1.01 k");
            group.getByRole(AriaRole.BUTTON).click();
            Locator topic = page.locator("[data-panel=lag] .drill tr[data-row=" + QuietGroup.TOPIC + "]");
            Locator partitions = page.locator("[data-panel=lag] .drill .detail tr[data-row]");
            assertThat(topic).isVisible();
            assertThat(partitions).hasCount(QuietGroup.PARTITIONS);
            assertThat(lagShown(partitions)).isEqualTo(truth);
            assertThat(watched.complaints()).isEmpty();
        }
    }

    private static SortedMap<Integer, Long> lagShown(Locator partitions) {
        SortedMap<Integer, Long> lags = new TreeMap<>();
        for (Locator row : partitions.all()) {
            String lag = row.locator("td").nth(2).textContent();
            lags.put(Integer.parseInt(row.getAttribute("data-row")), Long.parseLong(lag));
        }
        return lags;
    }

    @Test
    void page_recoversByItself_whenTheServerWasStoppedAndStarted() {
        try (WatchedPage watched = desktop()) {
            Page page = watched.page();
            page.navigate(link());
            assertThat(page.locator(".connection")).hasAttribute("data-state", "fresh");
            assertThat(watched.complaints()).isEmpty();
            demo.close();
            assertThat(page.locator(".connection")).hasAttribute("data-state", "lost");
            demo = RunningApplication.start(settings);
            assertThat(page.locator(".connection"))
                    .hasAttribute("data-state", "fresh", new HasAttributeOptions().setTimeout(PATIENCE.toMillis()));
            long restarted =
                    demo.api().json("/api/monitoring/metrics").get("atMillis").asLong();
            page.waitForCondition(() -> {
                List<JsonNode> frames = watched.frames();
                if (frames.isEmpty()) {
                    return false; // connected, and nothing pushed yet
                }
                JsonNode last = frames.get(frames.size() - 1);
                return last.get("atMillis").asLong() > restarted
                        && last.at("/throughput/produceRate").asDouble() > 0
                        && isAsPushed(watched);
            });
            assertThat(watched.complaints()).allSatisfy(complaint -> assertThat(complaint)
                    .containsAnyOf("net::ERR_CONNECTION_REFUSED", "status of 503", "WebSocket connection to"));
        }
    }

    @Test
    void keyOfTheLink_disappearsFromTheAddress() {
        try (WatchedPage watched = desktop()) {
            Page page = watched.page();
            page.navigate(link());
            assertThat(page.locator(".kpis")).isVisible();
            assertThat(page.url()).isEqualTo(base());
            page.reload();
            assertThat(page.locator(".kpis")).isVisible();
            assertThat(watched.complaints()).isEmpty();
        }
    }

    @Test
    void wrongKey_asksToLogIn_andTheRightOneOpens() {
        try (WatchedPage watched = desktop()) {
            Page page = watched.page();
            page.navigate(base() + "#key=wrong");
            assertThat(page.locator("form.login")).isVisible();
            assertThat(page.url()).isEqualTo(base());
            assertThat(watched.complaints()).hasSize(2);
            assertThat(watched.complaints().get(0)).contains("status of 401");
            assertThat(watched.complaints().get(1)).startsWith("Login with the key in the address failed");
            page.locator("#key").fill(RunningApplication.KEY);
            page.locator("form.login button").click();
            assertThat(page.locator(".kpis")).isVisible(new IsVisibleOptions().setTimeout(PATIENCE.toMillis()));
            assertThat(watched.complaints()).hasSize(2);
        }
    }

    @Test
    void screenshots_ofTheDarkAndThePhonesPage_whichDoesntScrollSideways() {
        screenshot("dark", ColorScheme.DARK, 1280, 800);
        screenshot("light", ColorScheme.LIGHT, 1280, 800);
        screenshot("phone", ColorScheme.LIGHT, 360, 740);
    }

    private void screenshot(String name, ColorScheme scheme, int width, int height) {
        try (WatchedPage watched = WatchedPage.open(chromium.browser(), scheme, width, height)) {
            Page page = watched.page();
            page.navigate(link());
            assertThat(page.locator("[data-panel=brokers] tr[data-row]")).hasCount(1);
            assertThat(page.locator("[data-panel=lag] tr[data-row=" + QuietGroup.GROUP + "]"))
                    .isVisible();
            page.waitForFunction("() => (" + script("drawn") + ")().some((line) => line.pixels > 20)");
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(SCREENSHOTS.resolve(name + ".png"))
                    .setFullPage(true));
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
            assertThat(watched.complaints()).isEmpty();
        }
    }

    private WatchedPage desktop() {
        return WatchedPage.open(chromium.browser(), ColorScheme.LIGHT, 1280, 800);
    }

    private String base() {
        return "http://127.0.0.1:" + settings.port() + "/";
    }

    private String link() {
        return base() + "#key=" + RunningApplication.KEY;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Integer> drawnPixels(Page page) {
        Map<String, Integer> pixels = new TreeMap<>();
        for (Object line : (List<Object>) page.evaluate(script("drawn"))) {
            Map<String, Object> drawn = (Map<String, Object>) line;
            pixels.put(drawn.get("panel") + " " + drawn.get("label"), (Integer) drawn.get("pixels"));
        }
        return pixels;
    }

    private static String script(String name) {
        try (InputStream in = DashboardIT.class.getResourceAsStream("/dashboard/" + name + ".js")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).trim();
            return text.substring(text.indexOf('\n') + 1, text.length() - 1);
        } catch (IOException e) {
            throw new AssertionError(name, e);
        }
    }
}
