package io.takhin.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The table of ten thousand topics in a real browser, which is sent only the rows in view. */
@TestInstance(Lifecycle.PER_CLASS)
class LongTableIT {

    private static final int TOPICS = 10_000;
    private static final String ROWS = "[data-table=topics] tbody tr";
    /** Three blocks of a hundred. */
    private static final int MOST_PUSHED = 300;

    private Chromium chromium;
    private TestServer server;
    private FakePipeline pipeline;

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

    private WatchedPage open(String route) throws Exception {
        pipeline = TableSamples.topics(TOPICS);
        server = TestServer.open(pipeline);
        WatchedPage watched = WatchedPage.open(chromium.browser(), ColorScheme.LIGHT, 1280, 800);
        watched.page().navigate(server.uri("http", "/") + "#" + route);
        assertThat(watched.page().locator(ROWS + "[data-row]").first()).isVisible();
        return watched;
    }

    private void show(int second, int topic, double rate) {
        pipeline.show(TableSamples.cluster(second, TableSamples.topicsWithOneAt(TOPICS, topic, rate)));
    }

    private static Locator rate(Page page, String topic) {
        return page.locator("tr[data-row='" + topic + "'] td[data-label='Produce/s']");
    }

    private static Object scrollToEnd(Page page) {
        return page.evaluate(
                "() => { const box = document.querySelector('.grid-box'); box.scrollTop = box.scrollHeight; "
                        + "return box.scrollHeight - box.querySelector('thead').offsetHeight; }");
    }

    private static List<Integer> pushedRows(WatchedPage watched) {
        return watched.frames().stream()
                .map(frame -> frame.get("topicStats").size())
                .toList();
    }

    @Test
    void scrolledToItsEnd_itShowsTheLastRow_whoseNumbersGoOn() throws Exception {
        try (WatchedPage watched = open("/topics?sort=name")) {
            Page page = watched.page();
            assertThat(page.locator(".filter-count")).hasText("10\u2009000");
            int height = (Integer) page.evaluate("document.querySelector('.grid-probe').offsetHeight");
            assertThat(scrollToEnd(page)).isEqualTo(TOPICS * height);
            assertThat(rate(page, "topic-9999")).hasText("10.0\u2009k");
            assertThat(rate(page, "topic-9990")).hasText("9.99\u2009k");
            assertThat(page.locator("tr[data-row='topic-9999']")).hasAttribute("aria-rowindex", "10001");
            assertThat(page.locator("tr.blank")).hasCount(0);
            show(1, 9_999, 321.0);
            assertThat(rate(page, "topic-9999")).hasText("321");
            show(2, 9_998, 4.5);
            assertThat(rate(page, "topic-9998")).hasText("4.50");
            assertThat(rate(page, "topic-9999")).hasText("10.0\u2009k");
            assertThat(pushedRows(watched)).isNotEmpty().allMatch(rows -> rows > 0 && rows <= MOST_PUSHED);
            assertThat(watched.complaintsOfItsOwn()).isEmpty();
        }
    }

    /** The row at the top of the box, the first that is drawn, and the names of all that are; null of those on their way. */
    private static final String DRAWN =
            """
            () => {
              const rows = [...document.querySelectorAll('[data-table=topics] tbody tr')];
              const top = document.querySelector('.grid-box').scrollTop;
              const seen = Math.floor(top / document.querySelector('.grid-probe').offsetHeight);
              const first = Number(rows[0].getAttribute('aria-rowindex')) - 2;
              return [seen, first, ...rows.map(row => row.dataset.row ?? null)];
            }""";

    @Test
    void rowsInView_areThoseOfTheServer_whereverItIsScrolled() throws Exception {
        try (WatchedPage watched = open("/topics?sort=-produceRate")) {
            Page page = watched.page();
            for (int top : List.of(5_000, 150_000, 149_000, 36_000, 359_000, 0)) {
                page.evaluate("(top) => { document.querySelector('.grid-box').scrollTop = top; }", top);
                page.waitForFunction(
                        "(top) => document.querySelector('.grid-box').scrollTop === top || top > 355000", top);
                page.waitForCondition(() -> {
                    List<?> drawn = (List<?>) page.evaluate(DRAWN);
                    int seen = (Integer) drawn.get(0);
                    int first = (Integer) drawn.get(1);
                    List<?> names = drawn.subList(2, drawn.size());
                    String asked = "/api/v1/topics?sort=-produceRate&offset=" + first + "&limit=" + names.size();
                    return seen >= first
                            && seen < first + names.size()
                            && names.equals(server.json(asked).get("items").findValuesAsText("name"));
                });
            }
        }
    }

    @Test
    void keyboard_reachesEveryRow_andKeepsItsPlaceUntilTheRowsHaveCome() throws Exception {
        try (WatchedPage watched = open("/topics?sort=name")) {
            Page page = watched.page();
            page.locator(ROWS + " .row-key").first().focus();
            page.keyboard().press("End");
            assertThat(page.locator(".row-key:focus")).hasText("topic-9999");
            page.keyboard().press("ArrowUp");
            assertThat(page.locator(".row-key:focus")).hasText("topic-9998");
            page.keyboard().press("Home");
            assertThat(page.locator(".row-key:focus")).hasText("topic-0000");
            page.keyboard().press("End");
            page.keyboard().press("ArrowUp");
            page.keyboard().press("ArrowUp");
            assertThat(page.locator(".row-key:focus")).hasText("topic-9997");
            page.keyboard().press("Enter");
            assertThat(page.locator("h1")).containsText("topic-9997");
        }
    }

    /** Each key before anything can come from the server. */
    private static final String KEYS_AT_ONCE =
            """
            async (keys) => {
              for (const key of keys) {
                const init = { key, bubbles: true, cancelable: true };
                document.activeElement.dispatchEvent(new KeyboardEvent('keydown', init));
                for (let i = 0; i < 10; i++) await null;
              }
            }""";

    @Test
    void keyboard_losesNoKey_whileTheRowsAreOnTheirWay() throws Exception {
        try (WatchedPage watched = open("/topics?sort=name")) {
            Page page = watched.page();
            page.locator(ROWS + " .row-key").first().focus();
            page.evaluate(KEYS_AT_ONCE, List.of("End", "ArrowUp", "ArrowUp", "ArrowUp", "ArrowDown"));
            assertThat(page.locator(".row-key:focus")).hasText("topic-9997");
        }
    }

    @Test
    void filterAndSort_areOfAllRows_seenFromTheTop() throws Exception {
        try (WatchedPage watched = open("/topics?sort=name")) {
            Page page = watched.page();
            scrollToEnd(page);
            assertThat(page.locator("tr[data-row='topic-9999']")).isVisible();
            page.locator("th[data-column=produceRate] button").click();
            assertThat(page.locator(ROWS).first()).hasAttribute("data-row", "topic-9999");
            assertThat(page.locator(ROWS).nth(1)).hasAttribute("data-row", "topic-9998");
            page.keyboard().press("/");
            page.keyboard().type("C-77 5");
            assertThat(page.locator(".filter-count")).hasText("19 of 10\u2009000");
            assertThat(page.locator(ROWS)).hasCount(19);
            assertThat(page.locator(ROWS).first()).hasAttribute("data-row", "topic-7795");
            page.keyboard().press("Escape");
            assertThat(page.locator(".filter-count")).hasText("10\u2009000");
            assertThat(watched.complaintsOfItsOwn()).isEmpty();
        }
    }

    @Test
    void file_hasAllRows_notThoseInViewAlone(@TempDir Path folder) throws Exception {
        try (WatchedPage watched = open("/topics?sort=-produceRate")) {
            Page page = watched.page();
            page.locator("[data-menu=export] > button").click();
            Download download =
                    page.waitForDownload(() -> page.locator("[data-export=csv]").click());
            Path file = folder.resolve("all.csv");
            download.saveAs(file);
            List<String> lines = Files.readAllLines(file);
            assertThat(lines).hasSize(1 + TOPICS);
            assertThat(lines.get(1)).startsWith("topic-9999,9999,");
            assertThat(lines.get(TOPICS)).startsWith("topic-0000,0,");
        }
    }

    @Test
    void paused_allRowsOfTheMomentCanBeLookedThrough_andNoneMoves() throws Exception {
        try (WatchedPage watched = open("/topics?sort=name")) {
            Page page = watched.page();
            page.locator("body").press(" ");
            page.waitForFunction("() => location.hash.includes('pause=')");
            page.waitForResponse("**/api/v1/topics?**", () -> {
                page.locator("body").press(" ");
                page.locator("body").press(" ");
            });
            await().untilAsserted(() -> {
                scrollToEnd(page);
                assertThat(page.locator("tr[data-row='topic-9999']").count()).isEqualTo(1);
            });
            show(1, 9_999, 321.0);
            int before = watched.frames().size();
            await().until(() -> {
                page.waitForTimeout(50);
                return watched.frames().size() > before;
            });
            assertThat(rate(page, "topic-9999")).hasText("10.0\u2009k");
            page.locator("body").press(" ");
            assertThat(rate(page, "topic-9999")).hasText("321");
        }
    }

    @Test
    void paper_hasAllRows() throws Exception {
        pipeline = TableSamples.topics(250);
        server = TestServer.open(pipeline);
        try (WatchedPage watched = WatchedPage.open(chromium.browser(), ColorScheme.LIGHT, 1280, 800)) {
            Page page = watched.page();
            page.navigate(server.uri("http", "/") + "#/topics?sort=name");
            assertThat(page.locator(ROWS + "[data-row]").first()).isVisible();
            page.evaluate("dispatchEvent(new Event('beforeprint'))");
            assertThat(page.locator(ROWS + "[data-row]")).hasCount(250);
            assertThat(page.locator(ROWS).last()).hasAttribute("data-row", "topic-0249");
            page.evaluate("dispatchEvent(new Event('afterprint'))");
            assertThat(page.locator(ROWS + "[data-row='topic-0249']")).hasCount(0);
            assertThat(watched.complaintsOfItsOwn()).isEmpty();
        }
    }
}
