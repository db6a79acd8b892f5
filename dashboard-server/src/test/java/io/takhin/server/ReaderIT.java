package io.takhin.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The page in another language, and on paper. */
@TestInstance(Lifecycle.PER_CLASS)
class ReaderIT {

    private static final int A4_WITHOUT_MARGINS_PIXELS = 704;

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
    void page_speaksTheLanguageChosen_andFetchesNoOther() {
        try (WatchedPage watched = demo.desktop()) {
            Page page = watched.page();
            List<String> fetched = new CopyOnWriteArrayList<>();
            page.onRequest(request -> {
                if (request.url().contains("/lang/")) {
                    fetched.add(request.url().substring(demo.base().length()));
                }
            });
            page.navigate(demo.link("/settings"));
            assertThat(page.locator("html")).hasAttribute("lang", "en");
            assertThat(page.locator("h1")).hasText("Settings");
            assertThat(fetched).containsOnly("lang/en.js");
            fetched.clear();
            page.getByText("中文").click();
            assertThat(page.locator("h1")).hasText("设置");
            assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
            assertThat(fetched).containsOnly("lang/zh.js");
            page.locator("a[data-page=groups]").click();
            assertThat(page.locator("h1")).hasText("消费者组");
            assertThat(page.locator("tr[data-row=" + QuietGroup.GROUP + "] td[data-label=积压]"))
                    .containsText("1.01");
            assertThat(watched.complaints()).isEmpty();
        }
    }

    @Test
    void print_hasWholeTables_andChartsAsWideAsThePaper() {
        try (WatchedPage watched = demo.open(ColorScheme.DARK, 1280, 800)) {
            Page page = watched.page();
            page.navigate(demo.link("/topics?q=&cols="));
            Locator rows = page.locator("tbody tr[data-row]");
            assertThat(rows.first()).isVisible();
            page.waitForFunction("[...document.styleSheets].some((sheet) => sheet.href.endsWith('paper.css'))");
            int topics = demo.api().json("/api/v1/topics").get("items").size();
            page.evaluate("dispatchEvent(new Event('beforeprint'))");
            assertThat(rows).hasCount(topics);
            assertThat(page.locator(".print-head")).containsText("UTC");
            page.evaluate("dispatchEvent(new Event('afterprint'))");
            assertThat(page.locator(".print-head")).hasCount(0);
            page.locator("a[data-page=overview]").click();
            Locator chart = page.locator("[data-panel=throughput] canvas");
            assertThat(chart).isVisible();
            page.evaluate("dispatchEvent(new Event('beforeprint'))");
            assertThat(chart.boundingBox().width).isBetween(600.0, (double) A4_WITHOUT_MARGINS_PIXELS);
            assertThat(page.evaluate("getComputedStyle(document.body).color")).isEqualTo("rgb(0, 0, 0)");
            page.evaluate("dispatchEvent(new Event('afterprint'))");
            assertThat(chart.boundingBox().width).isGreaterThan(1000);
            assertThat(watched.complaints()).isEmpty();
        }
    }
}
