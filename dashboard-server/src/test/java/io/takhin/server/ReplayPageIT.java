package io.takhin.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The past of the demo, played again in a real browser that has seen it live. */
@TestInstance(Lifecycle.PER_CLASS)
class ReplayPageIT {

    private static final int SECONDS = 22;
    /** Until all tellers have been heard. */
    private static final int UNSETTLED = 9;

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
    void page_showsEachSecondAsItWasSeenLive_andIsLeftForThePresent() {
        try (WatchedPage watched = demo.at("/")) {
            Page page = watched.page();
            TreeMap<Long, JsonNode> live = recorded(watched);
            start(page, live.firstKey(), live.lastKey());
            hold(page);
            for (int i = 0; i < 3; i++) {
                String before = moment(page);
                requireAsLive(watched, live);
                press(page, "One second on");
                assertThat(page.locator(".replay-moment"))
                        .hasAttribute(
                                "datetime",
                                Instant.parse(before).plusSeconds(1).toString().replace("Z", ".000Z"));
            }
            requireAsLive(watched, live);

            press(page, "Back to live");
            assertThat(page.locator(".replay")).hasCount(0);
            assertThat(page.locator(".connection")).hasAttribute("data-state", "fresh");
            assertThat(page.locator("h1")).isFocused();
            JsonNode kept = demo.api().json("/api/v1/replays").at("/items/0/id");
            assertThat(page.url()).doesNotContain("replay=");

            page.navigate(demo.base() + "?replay=" + kept.asText());
            assertThat(page.locator(".replay")).hasAttribute("data-state", "paused");
            press(page, "End replay");
            assertThat(page.locator(".replay")).hasCount(0);
            assertThat(page.locator(".connection")).hasAttribute("data-state", "fresh");
            assertThat(demo.api().json("/api/v1/replays").get("items")).isEmpty();
            assertThat(watched.complaints()).isEmpty();
        }
    }

    private static TreeMap<Long, JsonNode> recorded(WatchedPage watched) {
        watched.page().waitForCondition(() -> watched.frames().size() > SECONDS);
        TreeMap<Long, JsonNode> live = new TreeMap<>();
        watched.frames().forEach(frame -> live.put(frame.get("atMillis").asLong(), frame));
        live.headMap(live.firstKey() + UNSETTLED * 1_000).clear();
        return live;
    }

    private static void start(Page page, long fromMillis, long toMillis) {
        press(page, "Replay");
        Locator moments = page.locator("dialog input[type=datetime-local]");
        moments.nth(0).fill(Instant.ofEpochMilli(fromMillis).toString().substring(0, 19));
        moments.nth(1).fill(Instant.ofEpochMilli(toMillis).toString().substring(0, 19));
        press(page, "Start");
    }

    private static void hold(Page page) {
        assertThat(page.locator(".replay"))
                .hasAttribute(
                        "data-state",
                        "playing",
                        new HasAttributeOptions().setTimeout(DemoInBrowser.PATIENCE.toMillis()));
        press(page, "Pause");
        assertThat(page.locator(".replay")).hasAttribute("data-state", "paused");
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private static String moment(Page page) {
        return page.locator(".replay-moment").getAttribute("datetime");
    }

    @SuppressWarnings("unchecked")
    private static void requireAsLive(WatchedPage watched, TreeMap<Long, JsonNode> live) {
        Page page = watched.page();
        long at = Instant.parse(moment(page)).toEpochMilli();
        JsonNode then = live.get(at);
        assertThat(then).as("what was seen live at " + at).isNotNull();
        Map<String, Object> expected =
                (Map<String, Object>) page.evaluate(DemoInBrowser.script("expected"), then.toString());
        await().pollInSameThread().atMost(DemoInBrowser.PATIENCE).untilAsserted(() -> {
            page.waitForTimeout(100); // Messages of the browser come in this thread
            Map<String, Object> shown = (Map<String, Object>) page.evaluate(DemoInBrowser.script("shown"));
            assertThat((Map<String, Object>) shown.get("kpis"))
                    .containsAllEntriesOf((Map<String, Object>) expected.get("kpis"));
            assertThat(shown.get("legends")).isEqualTo(expected.get("legends"));
            assertThat(shown.get("movers")).isEqualTo(expected.get("movers"));
        });
    }
}
