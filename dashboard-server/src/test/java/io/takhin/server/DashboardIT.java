package io.takhin.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
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

    private DemoInBrowser demo;

    @BeforeAll
    void startDemoAndBrowser(@TempDir Path data) throws Exception {
        demo = DemoInBrowser.start(data);
    }

    @AfterAll
    void stop() {
        if (demo != null) {
            demo.close();
        }
    }

    @Test
    void charts_areLive_soonAfterThePageOpens() {
        try (WatchedPage watched = demo.desktop()) {
            Page page = watched.page();
            page.navigate(demo.link());
            page.waitForFunction(
                    "() => (" + DemoInBrowser.script("drawn") + ")().filter((line) => line.pixels > 20).length >= 4",
                    null,
                    new Page.WaitForFunctionOptions().setTimeout(DemoInBrowser.PATIENCE.toMillis()));
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
    void overview_weighsLessThan130KB_withAllThatItFetches_headersToo() {
        try (WatchedPage watched = demo.desktop()) {
            Page page = watched.page();
            page.navigate(demo.link());
            page.waitForFunction(
                    "() => ['main.js', 'paper.css', 'chart-files.js']"
                            + ".every((file) => performance.getEntriesByType('resource').some(({ name }) => name.endsWith(file)))");
            List<?> files = (List<?>) page.evaluate("() => performance.getEntries()"
                    + ".filter(({ entryType, name }) => /navigation|resource/.test(entryType) && !name.includes('/api/'))"
                    + ".map(({ name, transferSize }) => ({ name, transferSize }))");
            assertThat(files)
                    .as("few files, for each takes a browser time")
                    .hasSizeBetween(8, 20)
                    .noneSatisfy(file -> assertThat(file.toString()).contains("zh.js"));
            assertThat(files.stream()
                            .mapToInt(file -> ((Number) ((Map<?, ?>) file).get("transferSize")).intValue())
                            .sum())
                    .isBetween(50_000, 130_000);
        }
    }

    @Test
    void numbers_areThoseOfTheApi_ofTheSameSecond() {
        try (WatchedPage watched = demo.desktop()) {
            Page page = watched.page();
            page.navigate(demo.link());
            page.waitForCondition(() -> isAsPushed(watched));
            page.waitForCondition(() -> isAsPushed(watched));
            // the overview asks for six topics only
            page.evaluate("location.hash = '#/topics'");
            page.waitForCondition(() -> {
                JsonNode asked = PushedViews.comparable(demo.api().json("/api/monitoring/metrics"));
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
        if (page.locator("[data-panel=movers] .ranked").count() == 0) {
            return false;
        }
        Map<String, Object> shown = (Map<String, Object>) page.evaluate(DemoInBrowser.script("shown"));
        List<JsonNode> frames = watched.frames();
        JsonNode last = frames.get(frames.size() - 1);
        Map<String, Object> expected =
                (Map<String, Object>) page.evaluate(DemoInBrowser.script("expected"), last.toString());
        if (!shown.get("clock").equals(expected.get("clock"))) {
            return false;
        }
        assertThat((Map<String, Object>) shown.get("kpis"))
                .containsAllEntriesOf((Map<String, Object>) expected.get("kpis"));
        assertThat(shown.get("legends")).isEqualTo(expected.get("legends"));
        assertThat(shown.get("movers")).isEqualTo(expected.get("movers"));
        return true;
    }

    @Test
    void groupThatStandsStill_showsKafkasOwnLag_byPartition() {
        SortedMap<Integer, Long> truth;
        try (KafkaTruth kafka = new KafkaTruth(demo.bootstrapServers())) {
            truth = kafka.lag(QuietGroup.GROUP, QuietGroup.TOPIC, QuietGroup.PARTITIONS);
        }
        assertThat(truth).isEqualTo(Map.of(0, 990L, 1, 0L, 2, 23L));
        try (WatchedPage watched = demo.at("/")) {
            Page page = watched.page();
            Locator group = page.locator("[data-panel=laggers] .ranked", new Page.LocatorOptions().setHasText("quiet"));
            assertThat(group.locator(".ranked-value")).containsText("1.01 k");
            group.getByRole(AriaRole.LINK).click();
            assertThat(page).hasURL(demo.base() + "#/groups/" + QuietGroup.GROUP);
            Locator partitions = page.locator("[data-panel=group-partitions] tbody tr[data-row]");
            assertThat(partitions).hasCount(QuietGroup.PARTITIONS);
            assertThat(lagShown(partitions)).isEqualTo(truth);
        }
    }

    private static SortedMap<Integer, Long> lagShown(Locator partitions) {
        SortedMap<Integer, Long> lags = new TreeMap<>();
        for (Locator row : partitions.all()) {
            String name = row.getAttribute("data-row");
            int partition = Integer.parseInt(name.substring(name.lastIndexOf('-') + 1));
            lags.put(partition, Long.parseLong(row.locator("td[data-label=Lag]").textContent()));
        }
        return lags;
    }

    @Test
    void page_recoversByItself_whenTheServerWasStoppedAndStarted() {
        try (WatchedPage watched = demo.desktop()) {
            Page page = watched.page();
            page.navigate(demo.link());
            assertThat(page.locator(".connection")).hasAttribute("data-state", "fresh");
            assertThat(watched.complaints()).isEmpty();
            demo.stopDemo();
            assertThat(page.locator(".connection")).hasAttribute("data-state", "lost");
            demo.startDemo();
            assertThat(page.locator(".connection"))
                    .hasAttribute(
                            "data-state",
                            "fresh",
                            new HasAttributeOptions().setTimeout(DemoInBrowser.PATIENCE.toMillis()));
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
                    .containsAnyOf(
                            "net::ERR_CONNECTION_REFUSED",
                            "status of 503",
                            "WebSocket connection to",
                            "An unknown error occurred when fetching the script",
                            "could not be fetched; it is tried again"));
        }
    }

    @Test
    void keyOfTheLink_disappearsFromTheAddress() {
        try (WatchedPage watched = demo.desktop()) {
            Page page = watched.page();
            page.navigate(demo.link());
            assertThat(page.locator(".kpis")).isVisible();
            assertThat(page.url()).isEqualTo(demo.base());
            page.reload();
            assertThat(page.locator(".kpis")).isVisible();
            assertThat(watched.complaints()).isEmpty();
        }
    }

    @Test
    void wrongKey_asksToLogIn_andTheRightOneOpens() {
        try (WatchedPage watched = demo.desktop()) {
            Page page = watched.page();
            page.navigate(demo.base() + "#key=wrong");
            assertThat(page.locator("form.login")).isVisible();
            assertThat(page.url()).isEqualTo(demo.base());
            assertThat(watched.complaints()).hasSize(2);
            assertThat(watched.complaints().get(0)).contains("status of 401");
            assertThat(watched.complaints().get(1)).startsWith("Login with the key in the address failed");
            page.locator("#key").fill(RunningApplication.KEY);
            page.locator("form.login button").click();
            assertThat(page.locator(".kpis"))
                    .isVisible(new IsVisibleOptions().setTimeout(DemoInBrowser.PATIENCE.toMillis()));
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
        try (WatchedPage watched = demo.open(scheme, width, height)) {
            Page page = watched.page();
            page.navigate(demo.link());
            assertThat(page.locator("[data-panel=laggers] a[title=" + QuietGroup.GROUP + "]"))
                    .isVisible();
            page.waitForFunction("() => (" + DemoInBrowser.script("drawn") + ")().some((line) => line.pixels > 20)");
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(SCREENSHOTS.resolve(name + ".png"))
                    .setFullPage(true));
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
            assertThat(watched.complaints()).isEmpty();
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Integer> drawnPixels(Page page) {
        Map<String, Integer> pixels = new TreeMap<>();
        for (Object line : (List<Object>) page.evaluate(DemoInBrowser.script("drawn"))) {
            Map<String, Object> drawn = (Map<String, Object>) line;
            pixels.put(drawn.get("panel") + " " + drawn.get("label"), (Integer) drawn.get("pixels"));
        }
        return pixels;
    }
}
