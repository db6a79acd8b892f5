package io.takhin.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tables' pages in a real browser, of clusters made by hand. */
@TestInstance(Lifecycle.PER_CLASS)
class TablesIT {

    private static final String ROWS = "[data-table=topics] tbody tr";

    private Chromium chromium;
    private TestServer server;

    @BeforeAll
    void launch() {
        chromium = Chromium.launch();
    }

    @AfterAll
    void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void topics_sortByAnyColumn_asTheApiDoes_theUnknownLast() throws Exception {
        try (WatchedPage watched = open(TableSamples.varied(), "/topics")) {
            Page page = watched.page();
            for (String column : List.of("totalBytes", "maxLag", "skew", "partitions", "produceRate")) {
                page.locator("th[data-column=" + column + "] button").click();
                assertThat(page.locator("th[data-column=" + column + "]")).hasAttribute("aria-sort", "descending");
                requireOrder(page, namesOfApi("sort=-" + column));
            }
            page.locator("th[data-column=produceRate] button").click();
            assertThat(page.locator("th[data-column=produceRate]")).hasAttribute("aria-sort", "ascending");
            requireOrder(page, namesOfApi("sort=produceRate"));
            assertThat(watched.complaintsOfItsOwn()).isEmpty();
        }
    }

    @Test
    void filter_takesEachKey_andSaysWhenNothingMatches() throws Exception {
        try (WatchedPage watched = open(TableSamples.varied(), "/topics")) {
            Page page = watched.page();
            page.keyboard().press("/");
            page.keyboard().type("ORD 1");
            assertThat(page.locator(ROWS)).hasCount(2);
            assertThat(names(page)).containsExactlyInAnyOrder("orders-01", "orders-10");
            assertThat(page.locator(".filter-count")).hasText("2 of 12");
            page.keyboard().type("zzz");
            assertThat(page.locator(".no-match")).hasText("No topic matches “ORD 1zzz”.");
            page.keyboard().press("Escape");
            assertThat(page.locator(ROWS)).hasCount(12);
        }
    }

    @Test
    void export_hasTheApisValues_filteredAndSorted(@TempDir Path folder) throws Exception {
        try (WatchedPage watched = open(TableSamples.varied(), "/topics?q=orders&sort=-totalBytes")) {
            JsonNode rows =
                    new com.fasterxml.jackson.databind.ObjectMapper().readTree(export(watched.page(), "json", folder));
            JsonNode expected = server.json("/api/v1/topics?q=orders&sort=-totalBytes&limit=1000")
                    .get("items");
            assertThat(rows).hasSameSizeAs(expected).hasSize(10);
            for (int i = 0; i < rows.size(); i++) {
                JsonNode row = rows.get(i);
                JsonNode topic = expected.get(i);
                for (String field : List.of("name", "totalBytes", "maxLag", "partitions", "underReplicated", "skew")) {
                    assertThat(row.get(field)).as(field).isEqualTo(topic.get(field));
                }
                for (String field : List.of("produceRate", "fetchRate", "produceBytes", "fetchBytes")) {
                    JsonNode rate = topic.at("/rates/" + field);
                    assertThat(row.get(field).isNull()).as(field).isEqualTo(rate.isNull());
                    assertThat(row.get(field).asDouble()).as(field).isEqualTo(rate.asDouble());
                }
            }
            List<String> lines = export(watched.page(), "csv", folder).lines().toList();
            assertThat(lines).hasSize(11);
            assertThat(lines.get(0)).startsWith("\ufeffTopic,Produce/s (records/s),");
            assertThat(lines.get(1)).startsWith(expected.get(0).get("name").asText() + ",");
        }
    }

    private static String export(Page page, String kind, Path folder) throws IOException {
        page.locator("[data-menu=export] > button").click();
        Download download = page.waitForDownload(
                () -> page.locator("[data-export=" + kind + "]").click());
        Path file = folder.resolve("export." + kind);
        download.saveAs(file);
        assertThat(download.suggestedFilename()).startsWith("topics").endsWith("." + kind);
        return Files.readString(file);
    }

    @Test
    void columnsChosen_standInTheAddress_andAreKept() throws Exception {
        try (WatchedPage watched = open(TableSamples.varied(), "/topics")) {
            Page page = watched.page();
            page.locator("[data-menu=columns] > button").click();
            page.locator(".table-choice", new Page.LocatorOptions().setHasText("Of the partition with the most"))
                    .click();
            assertThat(page.locator("th[data-column=replicationFactor]")).isVisible();
            assertThat(page.url()).contains("cols=").contains("replicationFactor");
            page.navigate("about:blank");
            page.navigate(address("/topics"));
            assertThat(page.locator("th[data-column=replicationFactor]")).isVisible();
            page.navigate("about:blank");
            page.navigate(address("/topics?cols=name,partitions&sort=name&q=pay"));
            assertThat(page.locator(ROWS)).hasCount(1);
            assertThat(page.locator("thead th")).hasCount(2);
            assertThat(page.locator("th[data-column=name]")).hasAttribute("aria-sort", "ascending");
        }
    }

    @Test
    void aThousandTopics_drawOnlyThoseInView_andGoByKeyboard() throws Exception {
        try (WatchedPage watched = open(TableSamples.topics(1_000), "/topics?sort=name")) {
            Page page = watched.page();
            assertThat(page.locator(".filter-count")).hasText("1\u2009000");
            assertThat(page.locator(ROWS).count()).isLessThan(60);
            assertThat(page.locator("table.grid")).hasAttribute("aria-rowcount", "1001");
            page.locator(ROWS + " .row-key").first().focus();
            page.keyboard().press("End");
            assertThat(page.locator(".row-key:focus")).hasText("topic-0999");
            assertThat(page.locator(ROWS).count()).isLessThan(60);
            page.keyboard().press("ArrowUp");
            page.keyboard().press("PageUp");
            page.keyboard().press("Home");
            assertThat(page.locator(".row-key:focus")).hasText("topic-0000");
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Enter");
            assertThat(page).hasURL(address("/topics/topic-0001"));
            assertThat(page.locator("h1")).containsText("topic-0001");
            assertThat(page.locator("[data-table=partitions] tbody tr")).hasCount(3);
        }
    }

    @Test
    void updates_changeOnlyTheRowsThatDid() throws Exception {
        FakePipeline pipeline = TableSamples.topics(50);
        try (WatchedPage watched = open(pipeline, "/topics?sort=name")) {
            Page page = watched.page();
            Locator rate = page.locator("tr[data-row=topic-0003] td[data-label='Produce/s']");
            assertThat(rate).hasText("3.00");
            pipeline.show(TableSamples.cluster(1, TableSamples.topicsWithOneAt(50, 3, 4_321.0)));
            assertThat(rate).hasText("4.32\u2009k");
            JsonNode last = lastOf(watched);
            assertThat(last.at("/topicStats/3/produceRate").asDouble()).isEqualTo(4_321.0);
            assertThat(last.at("/topicStats/4/produceRate").asDouble()).isEqualTo(4.0);
            assertThat(watched.complaintsOfItsOwn()).isEmpty();
        }
    }

    private static JsonNode lastOf(WatchedPage watched) {
        return watched.frames().get(watched.frames().size() - 1);
    }

    @Test
    void emptyCluster_saysSo() throws Exception {
        try (WatchedPage watched = open(TableSamples.empty(), "/topics")) {
            Page page = watched.page();
            assertThat(page.locator("[data-panel=topics]")).containsText("No topics yet");
            page.navigate(address("/groups"));
            assertThat(page.locator("[data-panel=groups]")).containsText("No consumer groups yet");
            page.navigate(address("/topics/gone"));
            assertThat(page.locator("main")).containsText("There is no topic of this name");
        }
    }

    @Test
    void oddNames_areTextEverywhere() throws Exception {
        try (WatchedPage watched = open(TableSamples.named(TableSamples.ODD_NAMES), "/topics?sort=name")) {
            Page page = watched.page();
            assertThat(names(page)).containsExactlyInAnyOrderElementsOf(TableSamples.ODD_NAMES);
            assertThat(page.locator("tbody b, tbody img, tbody script")).hasCount(0);
            assertThat(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
            for (String name : TableSamples.ODD_NAMES) {
                page.navigate(address("/topics?sort=name"));
                page.locator(ROWS + " .row-key")
                        .filter(new Locator.FilterOptions().setHasText(name))
                        .first()
                        .click();
                assertThat(page.locator("h1")).containsText(name);
                assertThat(page.locator("[data-panel=partitions]")).isVisible();
            }
        }
    }

    @Test
    void brokerThatIsAway_hasNoNumbers_andAPhoneShowsAll() throws Exception {
        server = TestServer.open(TableSamples.brokerAway());
        try (WatchedPage watched = WatchedPage.open(chromium.browser(), ColorScheme.DARK, 360, 740)) {
            Page page = watched.page();
            page.navigate(address("/brokers"));
            Locator away = page.locator("tr[data-row='2']");
            assertThat(away).containsText("away");
            assertThat(away.locator(".unknown").first()).hasAttribute("title", TableSamples.AWAY);
            for (String route : List.of("/brokers", "/topics", "/groups", "/groups/billing", "/topics/events")) {
                page.navigate(address(route));
                assertThat(page.locator("table.grid").first()).isVisible();
                assertThat(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                        .as(route)
                        .isEqualTo(true);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void axe_findsNothing(ColorScheme scheme) throws Exception {
        server = TestServer.open(TableSamples.brokerAway());
        try (WatchedPage watched = WatchedPage.open(chromium.browser(), scheme, 1280, 800)) {
            Page page = watched.page();
            for (String route :
                    List.of("/topics", "/topics/events", "/groups", "/groups/billing", "/brokers", "/brokers/1")) {
                page.navigate(address(route));
                assertThat(page.locator("[data-sheet] .panel").nth(1)).isVisible();
                assertThat(page.locator("[data-sheet] .bone")).hasCount(0);
                requireAccessible(page, route);
            }
            page.routeWebSocket(Pattern.compile(".*"), held -> {});
            for (String route : List.of("/", "/topics")) {
                page.navigate(address(route));
                page.reload();
                assertThat(page.locator("[aria-label=Loading]")).isVisible();
                requireAccessible(page, "the wait for " + route);
            }
        }
    }

    private static void requireAccessible(Page page, String what) {
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .as(what)
                .extracting(rule -> rule.getId() + " " + rule.getNodes().get(0).getHtml())
                .isEmpty();
    }

    private WatchedPage open(FakePipeline pipeline, String route) throws Exception {
        server = TestServer.open(pipeline);
        WatchedPage watched = WatchedPage.open(chromium.browser(), ColorScheme.LIGHT, 1440, 900);
        watched.page().navigate(address(route));
        assertThat(watched.page().locator(".grid tbody tr, .empty").first()).isVisible();
        return watched;
    }

    private String address(String route) {
        return server.uri("http", "/") + "#" + route;
    }

    private List<String> namesOfApi(String query) {
        return server.json("/api/v1/topics?limit=1000&" + query).get("items").findValuesAsText("name");
    }

    private static void requireOrder(Page page, List<String> names) {
        assertThat(page.locator(ROWS + " .row-key")).hasText(names.toArray(String[]::new));
    }

    @SuppressWarnings("unchecked")
    private static List<String> names(Page page) {
        return (List<String>) page.locator(ROWS).evaluateAll("rows => rows.map(row => row.dataset.row)");
    }
}
