package io.takhin.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A page of its own browser profile, and all it complains of: console errors, script errors, breaches of its policy. */
final class WatchedPage implements AutoCloseable {

    /** Runs before the page's own scripts; a breach that the browser doesn't log would be missed otherwise. */
    private static final String TELL_BREACHES = "addEventListener('securitypolicyviolation', (breach) => "
            + "console.error(`policy: ${breach.violatedDirective} ${breach.blockedURI}`));";

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<JsonNode> frames = new CopyOnWriteArrayList<>();

    private WatchedPage(BrowserContext context) {
        this.context = context;
        context.addInitScript(TELL_BREACHES);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type())) {
                complaints.add(message.text() + " " + message.location());
            }
        });
        page.onPageError(complaints::add);
        page.onWebSocket(socket -> {
            PushedViews views = new PushedViews();
            socket.onFrameReceived(frame -> take(views, TestServer.parse(frame.text())));
        });
    }

    /** With the cluster's view, the last of a push, the others are of its moment. */
    private void take(PushedViews views, JsonNode message) {
        if (!message.has("view")) {
            complaints.add("pushed: " + message);
            return;
        }
        views.take(message);
        if (message.get("view").asText().equals("cluster")) {
            views.monitoring().ifPresent(frames::add);
        }
    }

    static WatchedPage open(Browser browser, ColorScheme scheme, int width, int height) {
        return new WatchedPage(browser.newContext(new Browser.NewContextOptions()
                .setColorScheme(scheme)
                .setTimezoneId("UTC")
                .setViewportSize(width, height)));
    }

    Page page() {
        return page;
    }

    List<String> complaints() {
        return complaints;
    }

    /** Without that this server keeps no history: the page finds out by asking it, which the browser logs. */
    List<String> complaintsOfItsOwn() {
        return complaints.stream()
                .filter(complaint -> !complaint.contains("/api/v1/history/"))
                .toList();
    }

    /** What was pushed to the page so far: the monitoring object, push by push. */
    List<JsonNode> frames() {
        return frames;
    }

    @Override
    public void close() {
        context.close();
    }
}
