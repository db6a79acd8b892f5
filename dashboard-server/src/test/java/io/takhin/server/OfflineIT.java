package io.takhin.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What the browser keeps of the page: enough to say that the server is away, and to be installed. */
@TestInstance(Lifecycle.PER_CLASS)
class OfflineIT {

    private static final String HELD = "async () => { const held = [];"
            + "for (const name of await caches.keys())"
            + "  for (const { url } of await (await caches.open(name)).keys()) held.push(new URL(url).pathname);"
            + "return held; }";

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
    void reload_showsTheOfflinePage_whileTheServerIsStopped_andTheDashboardComesBackByItself() {
        try (WatchedPage watched = demo.open(ColorScheme.DARK, 1280, 800)) {
            Page page = watched.page();
            page.navigate(demo.link("/groups?q=quiet"));
            assertThat(page.locator("tr[data-row=" + QuietGroup.GROUP + "]")).isVisible();
            page.evaluate("() => navigator.serviceWorker.ready.then(() => true)");
            assertThat((List<?>) page.evaluate(HELD))
                    .isEqualTo(List.of(
                            "/offline/page.html", "/offline/page.css", "/offline/page.js", "/offline/texts.js"));
            String address = page.url();
            demo.stopDemo();
            page.reload();
            Locator silent = page.locator("#silent");
            assertThat(silent).containsText(demo.base() + " has not answered since ");
            assertThat(page.locator("#next")).containsText("Trying again");
            assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
                    .isEqualTo("rgb(17, 19, 22)");
            page.locator("#now").click();
            demo.startDemo();
            assertThat(page.locator(".connection"))
                    .hasAttribute(
                            "data-state",
                            "fresh",
                            new HasAttributeOptions().setTimeout(DemoInBrowser.PATIENCE.toMillis()));
            assertThat(page.locator("tr[data-row=" + QuietGroup.GROUP + "]")).isVisible();
            assertThat(page.url()).isEqualTo(address);
            assertThat(watched.complaints()).allSatisfy(complaint -> assertThat(complaint)
                    .containsAnyOf("net::ERR_CONNECTION_REFUSED", "status of 503", "WebSocket connection to"));
        }
    }

    @Test
    void manifest_isWhatBrowsersInstallFrom_withIconsOfTheirOwnTypes() {
        Map<String, String> types = Map.of(
                "/manifest.webmanifest", "application/manifest+json",
                "/icons/any-192.png", "image/png",
                "/icons/maskable-512.png", "image/png",
                "/offline-worker.js", "text/javascript;charset=utf-8");
        types.forEach((path, type) -> {
            HttpResponse<String> answer = demo.api().get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow().replace("; ", ";"))
                    .isEqualToIgnoringCase(type);
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-cache");
            assertThat(answer.headers().firstValue("ETag")).isPresent();
        });
    }
}
