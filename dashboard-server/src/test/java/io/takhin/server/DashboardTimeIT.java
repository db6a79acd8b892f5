package io.takhin.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses, time and charts of the demo's page, in a real browser. */
@TestInstance(Lifecycle.PER_CLASS)
class DashboardTimeIT {

    private static final String CHART = "[data-panel=throughput] .chart-box";
    private static final Pattern ZOOM = Pattern.compile("zoom=(\\d+)-(\\d+)");

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
    void link_opensTheViewThatItNames_andLosesTheKey() {
        try (WatchedPage watched = demo.at("/?range=5m&compare=1&only.throughput=fetchRate")) {
            Page page = watched.page();
            assertThat(page).hasURL(demo.base() + "#/?range=5m&compare=1&only.throughput=fetchRate");
            assertThat(page.locator(".time-tools [aria-pressed=true]")).hasText(new String[] {"Compare", "5 m"});
            assertThat(states(page, "throughput")).hasText(new String[] {"Fetch"});
            page.keyboard().press("g");
            page.keyboard().press("b");
            assertThat(page.locator("h1")).hasText("Brokers");
            assertThat(page).hasURL(demo.base() + "#/brokers?range=5m&compare=1");
            page.goBack();
            assertThat(page.locator("h1")).hasText("Overview");
            assertThat(states(page, "throughput")).hasText(new String[] {"Fetch"});
        }
    }

    private static Locator states(Page page, String panel) {
        return page.locator("[data-panel=" + panel + "] .legend-entry[aria-pressed=true] .legend-label");
    }

    @Test
    void legendEntry_isShownAlone_andAgainWithTheRest() {
        try (WatchedPage watched = demo.at("/")) {
            Page page = watched.page();
            drawn(page);
            Locator produce =
                    page.locator("[data-panel=throughput] .legend-entry").first();
            produce.click();
            assertThat(produce).hasAttribute("aria-pressed", "true");
            page.waitForCondition(() -> pixels(page, "Fetch") == 0 && pixels(page, "Produce") > 20);
            produce.click();
            page.waitForCondition(() -> pixels(page, "Fetch") > 20);
            assertThat(page).hasURL(demo.base());
            assertThat(watched.complaints()).isEmpty();
        }
    }

    private static void drawn(Page page) {
        page.waitForCondition(() -> pixels(page, "Fetch") > 20);
    }

    @SuppressWarnings("unchecked")
    private static int pixels(Page page, String label) {
        return ((List<Map<String, Object>>) page.evaluate(DemoInBrowser.script("drawn")))
                .stream()
                        .filter(line -> line.get("panel").equals("throughput")
                                && line.get("label").equals(label))
                        .mapToInt(line -> (Integer) line.get("pixels"))
                        .sum();
    }

    @Test
    void drag_zoomsAllCharts_andADoubleClickGoesBack() {
        try (WatchedPage watched = demo.at("/")) {
            Page page = watched.page();
            drawn(page);
            BoundingBox box = page.locator(CHART).boundingBox();
            page.mouse().move(box.x + box.width * 0.5, box.y + 60);
            page.mouse().down();
            page.mouse().move(box.x + box.width * 0.75, box.y + 60);
            page.mouse().up();
            page.waitForURL(ZOOM);
            var zoom = ZOOM.matcher(page.url());
            assertThat(zoom.find()).isTrue();
            long span = Long.parseLong(zoom.group(2)) - Long.parseLong(zoom.group(1));
            assertThat(span).isBetween(25_000L, 40_000L); // a quarter of two minutes, and the axis at the left
            page.locator("[data-panel=produce-latency] .chart-box").dblclick();
            assertThat(page).hasURL(demo.base());
            assertThat(watched.complaints()).isEmpty();
        }
    }

    @Test
    void pause_holdsWhatIsShown_whileTheServerGoesOn() {
        try (WatchedPage watched = demo.at("/")) {
            Page page = watched.page();
            drawn(page);
            page.keyboard().press("Space");
            assertThat(page.locator(".connection")).containsText("Paused");
            Object held = page.evaluate(DemoInBrowser.script("shown"));
            int frames = watched.frames().size();
            page.waitForCondition(() -> watched.frames().size() >= frames + 3);
            assertThat(page.evaluate(DemoInBrowser.script("shown"))).isEqualTo(held);
            page.keyboard().press("Space");
            page.waitForCondition(
                    () -> !page.evaluate(DemoInBrowser.script("shown")).equals(held));
            assertThat(page).hasURL(demo.base());
        }
    }

    @Test
    void csvOfAChart_hasTheSecondsThatWerePushed(@TempDir Path folder) throws IOException {
        try (WatchedPage watched = demo.at("/")) {
            Page page = watched.page();
            drawn(page);
            page.waitForCondition(() -> pushedSeconds(watched.frames()).size() >= 3);
            Map<String, Double> pushed = pushedSeconds(watched.frames());
            page.locator("[data-panel=throughput] summary").click();
            Download download = page.waitForDownload(() ->
                    page.locator("[data-panel=throughput] .menu-item").nth(1).click());
            assertThat(download.suggestedFilename()).startsWith("throughput_").endsWith(".csv");
            Path file = folder.resolve("chart.csv");
            download.saveAs(file);
            List<String> lines = Files.readAllLines(file);
            assertThat(lines.get(0)).isEqualTo("\ufeffTime,Produce (records/s),Fetch (records/s)");
            assertThat(lines).hasSize(121);
            Map<String, String> rows = new TreeMap<>();
            lines.forEach(line -> rows.put(line.split(",", 2)[0], line));
            assertThat(pushed).allSatisfy((second, rate) -> {
                String[] row = rows.get(second).split(",", -1);
                assertThat(Double.parseDouble(row[1])).isEqualTo(rate);
            });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/groups/order-service, group-consumed, groups/order-service, consumedRate, 1",
        "/brokers/1, broker-produceLatency, brokers/1, produceP99, 3",
    })
    void whatNoPushBrings_goesOn_andIsWhatTheServerKeeps(
            String route, String panel, String subject, String metric, int column, @TempDir Path folder)
            throws Exception {
        try (WatchedPage watched = demo.at(route)) {
            Page page = watched.page();
            TreeMap<String, Double> first = knownSeconds(page, panel, column, folder);
            Pattern asked = Pattern.compile("/api/v1/history/" + subject + "\\?.*" + metric);
            page.waitForResponse(asked, () -> {});
            page.waitForResponse(asked, () -> {});
            TreeMap<String, Double> later = knownSeconds(page, panel, column, folder);
            assertThat(later.lastKey()).isGreaterThan(first.lastKey());
            JsonNode kept =
                    demo.api().json("/api/v1/history/" + subject + "?metrics=" + metric + "&step=1s&from=-5m&to=now");
            Map<String, Double> truth = new TreeMap<>();
            JsonNode values = kept.at("/metrics/" + metric + "/values");
            for (int i = 0; i < values.size(); i++) {
                truth.put(
                        second(kept.get("fromMillis").asLong() + 1000L * i),
                        values.get(i).asDouble());
            }
            assertThat(later).isNotEmpty();
            assertThat(truth).containsAllEntriesOf(later);
            assertThat(watched.complaints()).isEmpty();
        }
    }

    /** The seconds of which a chart's file knows this column. */
    private static TreeMap<String, Double> knownSeconds(Page page, String panel, int column, Path folder)
            throws IOException {
        page.locator("[data-panel=" + panel + "] summary").click();
        Download download = page.waitForDownload(() ->
                page.locator("[data-panel=" + panel + "] .menu-item").nth(1).click());
        Path file = folder.resolve("known.csv");
        download.saveAs(file);
        TreeMap<String, Double> known = new TreeMap<>();
        for (String line : Files.readAllLines(file).subList(1, 121)) {
            String[] row = line.split(",", -1);
            if (!row[column].isEmpty()) {
                known.put(row[0], Double.valueOf(row[column]));
            }
        }
        return known;
    }

    @Test
    void ownDashboard_keepsWhatWasAddedAndMoved_andRefusesWhatItDoesntUnderstand() {
        try (WatchedPage watched = demo.at("/dashboard")) {
            Page page = watched.page();
            page.getByText("Edit", new Page.GetByTextOptions().setExact(true)).click();
            page.getByText("Add a panel").first().click();
            page.locator("dialog[open] select").first().selectOption("groups");
            page.locator("dialog[open] input[name=name]").fill(QuietGroup.GROUP);
            page.locator("dialog[open] button[type=submit]").click();
            Locator added = page.locator(".tile-handle", new Page.LocatorOptions().setHasText(QuietGroup.GROUP));
            added.press("ArrowUp");
            added.press("Shift+ArrowDown");
            page.reload();
            Locator tile = page.locator(".tile").nth(4);
            assertThat(tile.locator("h2")).hasText(QuietGroup.GROUP + ": Lag");
            assertThat(tile).hasAttribute("data-height", "2");
            assertThat(tile.locator(".legend-value")).hasText("1.01\u2009k");
            page.locator(".board-tools summary").click();
            page.getByText("Import…").click();
            page.locator("dialog[open] textarea").fill("{\"format\": \"other\"}");
            page.locator("dialog[open] button[type=submit]").click();
            assertThat(page.locator("dialog[open] .fault"))
                    .containsText("format: expected \"takhin-dashboard\", found \"other\".");
        }
    }

    @Test
    void limitOfTheReader_isDrawn_coloursTheNumber_andIsSaid() {
        try (WatchedPage watched = demo.at("/settings")) {
            Page page = watched.page();
            Locator limit = page.getByLabel("Produce latency, P99: warning, in ms");
            limit.fill("0.001");
            assertThat(page.locator(".connection")).containsText("Live");
            assertThat(limit).hasValue("0.001"); // what else happens on the page doesn't disturb who types
            limit.press("Enter");
            page.locator(".nav a[data-page=overview]").click();
            assertThat(page.locator("[data-panel=produce-latency] .legend-value")
                            .nth(2))
                    .hasAttribute("data-verdict", Pattern.compile("warning|critical"));
            assertThat(page.locator(".strip")).containsText("One produce in a hundred takes");
        }
    }

    /** The produce rates that were pushed: each push tells the seconds that are new or known otherwise, as the last five may yet be. */
    private static Map<String, Double> pushedSeconds(List<JsonNode> frames) {
        TreeMap<String, Double> seconds = new TreeMap<>();
        for (JsonNode frame : frames) {
            JsonNode recent = frame.path("recent");
            JsonNode points = recent.path("produceRate");
            for (int i = 0; i < points.size(); i++) {
                long second = recent.get("fromMillis").asLong() + 1000L * i;
                if (points.get(i).isNumber()) {
                    seconds.put(second(second), points.get(i).asDouble());
                }
            }
        }
        for (int i = 0; i < 5 && !seconds.isEmpty(); i++) {
            seconds.pollLastEntry();
        }
        return seconds;
    }

    /** As the page's files write a moment. */
    private static String second(long millis) {
        return Instant.ofEpochMilli(millis).toString().replace("Z", ".000Z");
    }
}
