package io.takhin.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import io.takhin.topology.history.Annotation;
import io.takhin.topology.history.Annotation.Kind;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What happened, as charts in a real browser mark it. */
@TestInstance(Lifecycle.PER_CLASS)
class MarksIT {

    private static final long END = Samples.AT_MILLIS;
    private static final String MARKS = "[data-panel=throughput] .mark";
    /** Of uPlot's axis at the left, and its padding at the right. */
    private static final int AXIS_PIXELS = 64;

    private static final int PADDING_PIXELS = 28;

    private final List<Annotation> happened = List.of(
            new Annotation(END - 200_000, Kind.TOPIC_CREATED, "events", 3),
            new Annotation(END - 90_000, Kind.BROKER_LEFT, "3", 0),
            new Annotation(END - 89_500, Kind.LEADERS_MOVED, "events", 2),
            new Annotation(END - 30_000, Kind.GROUP_REBALANCED, "billing", 0),
            new Annotation(END - 20_000, Kind.CONTROLLER_MOVED, "1", 0));

    private Chromium chromium;
    private TestServer server;
    private WatchedPage watched;
    private Page page;

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

    @BeforeEach
    void open() throws Exception {
        FakePipeline pipeline = FakePipeline.live();
        pipeline.annotations((cluster, from, to) -> happened.stream()
                .filter(each -> each.atMillis() >= from && each.atMillis() < to)
                .toList());
        server = TestServer.open(pipeline);
        watched = WatchedPage.open(chromium.browser(), ColorScheme.DARK, 1280, 900);
        page = watched.page();
    }

    @AfterEach
    void close() {
        watched.close();
        server.close();
    }

    private void show(String route) {
        page.navigate(server.uri("http", "/") + "#" + route);
        assertThat(page.locator("canvas").first()).isVisible();
    }

    @Test
    void overview_marksAllThatHappened_whereItsMomentIs() {
        show("/");
        Locator marks = page.locator(MARKS);
        assertThat(marks).hasCount(3);
        assertThat(marks.nth(0))
                .hasAttribute(
                        "title",
                        clock(END - 90_000) + " Broker 3 left the cluster. " + clock(END - 89_500)
                                + " Topic events: 2 partitions moved to another leader.");
        assertThat(marks.nth(1)).hasAttribute("title", clock(END - 30_000) + " Group billing rebalanced.");
        assertThat(marks.nth(2)).hasAttribute("title", clock(END - 20_000) + " Broker 1 became the controller.");
        BoundingBox plot = page.locator("[data-panel=throughput] .chart-box").boundingBox();
        // Live is two minutes: the first point is of 120 s ago, the last of 1 s ago.
        double expected = plot.x + AXIS_PIXELS + (plot.width - AXIS_PIXELS - PADDING_PIXELS) * 90 / 119;
        assertThat(marks.nth(1).boundingBox().x).isBetween(expected - 1.5, expected + 1.5);
        String described = page.locator("[data-panel=throughput] .chart-box").getAttribute("aria-describedby");
        assertThat(page.locator("#" + described)).containsText("Broker 3 left the cluster.");
        assertThat(watched.complaintsOfItsOwn()).isEmpty();
        // Last, for it brings styles of its own that the page's policy refuses
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    }

    @Test
    void keyboard_goesFromMarkToMark_andIsToldWhatItWas() {
        show("/");
        assertThat(page.locator(MARKS)).hasCount(3);
        page.locator("[data-panel=throughput] .chart-box").focus();
        page.keyboard().press("Tab");
        assertThat(page.locator(".why")).containsText("Broker 3 left the cluster.");
        page.keyboard().press("ArrowRight");
        assertThat(page.locator(".why")).hasText(clock(END - 30_000) + " Group billing rebalanced.");
    }

    @Test
    void pageOfOneThing_marksWhatHappenedToIt() {
        show("/topics/events?range=5m");
        Locator marks = page.locator("[data-panel=topic-records] .mark");
        assertThat(marks).hasCount(2);
        assertThat(marks.nth(0)).hasAttribute("title", clock(END - 200_000) + " Topic events created, 3 partitions.");
        assertThat(marks.nth(1)).hasAttribute("data-kind", "leaders-moved");
        show("/groups/billing");
        assertThat(page.locator("[data-panel=group-lag] .mark")).hasCount(1);
        assertThat(page.locator("[data-panel=group-lag] .mark")).hasAttribute("data-kind", "group-rebalanced");
    }

    @Test
    void settings_hideThem() {
        show("/");
        assertThat(page.locator(MARKS)).hasCount(3);
        page.locator("a[data-page=settings]").click();
        page.getByText("Hidden").click();
        page.locator("a[data-page=overview]").click();
        assertThat(page.locator("canvas").first()).isVisible();
        assertThat(page.locator(".mark")).hasCount(0);
    }

    private static String clock(long millis) {
        return java.time.Instant.ofEpochMilli(millis).toString().substring(11, 19);
    }
}
