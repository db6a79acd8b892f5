package io.takhin.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What a page fetches until its first chart, and what it does when some of that is not to be had. */
@TestInstance(Lifecycle.PER_CLASS)
class FirstPictureIT {

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
        server = TestServer.withKey(FakePipeline.live());
        watched = WatchedPage.open(chromium.browser(), ColorScheme.LIGHT, 1280, 900);
        page = watched.page();
    }

    @AfterEach
    void close() {
        watched.close();
        server.close();
    }

    private void show(String hash) {
        page.navigate(server.uri("http", "/") + hash);
    }

    /** All that is asked for from now on, as method and path. */
    private List<String> asked() {
        List<String> asked = new CopyOnWriteArrayList<>();
        String base = server.uri("http", "/").toString();
        page.onRequest(
                request -> asked.add(request.method() + " " + request.url().replace(base, "")));
        return asked;
    }

    @Test
    void eachThingIsAskedForOnce_andIsWhatTheServerHasMadeReady() {
        List<String> asked = asked();
        List<String> sent = new CopyOnWriteArrayList<>();
        page.onWebSocket(socket -> socket.onFrameSent(frame -> sent.add(frame.text())));
        show("#key=" + TestServer.KEY);
        assertThat(page.locator("[data-panel=throughput] canvas")).isVisible();
        assertThat(page.url()).doesNotContain(TestServer.KEY);
        List<String> expected = Stream.of(
                        FirstVisit.FILES.stream().map(path -> "GET " + path),
                        Stream.of("POST api/session"),
                        FirstVisit.QUESTIONS.stream().map(path -> "GET " + path),
                        FirstVisit.VIEWS.stream()
                                .map(path -> "GET " + path)
                                .map(path -> path.contains("limit") ? path : path + "?cluster=c1"))
                .flatMap(paths -> paths)
                .toList();
        // Favicons are the browser's to ask for, and history is asked for beside what is drawn
        assertThat(asked)
                .filteredOn(one -> !one.matches(".*(favicon|history|annotations).*"))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(sent).extracting(TestServer::parse).containsExactly(TestServer.parse(FirstVisit.SUBSCRIPTION));
        assertThat(watched.complaintsOfItsOwn()).isEmpty();
    }

    @Test
    void whoMayNotReadYet_isAskedForTheKey_andNothingThatIsRefusedIsAsked() {
        List<String> asked = asked();
        show("");
        assertThat(page.locator("input[type=password]")).isVisible();
        assertThat(asked).contains("GET api/session").noneMatch(one -> one.contains("api/v1/"));
        assertThat(watched.complaints()).isEmpty();
    }

    @Test
    void whatIsAskedAheadAndGetsLost_isAskedAgain() {
        AtomicInteger asked = new AtomicInteger();
        page.route("**/api/v1/throughput*", route -> {
            if (asked.incrementAndGet() == 1) {
                route.abort();
            } else {
                route.resume();
            }
        });
        show("#key=" + TestServer.KEY);
        assertThat(page.locator("[data-panel=throughput] canvas")).isVisible();
        assertThat(asked).hasValue(2);
    }

    @Test
    void aPageThatCannotBeFetched_saysSo_andComesWhenItCan() {
        for (String part : List.of("views/topics.js", "styles/pages.css")) {
            AtomicInteger asked = new AtomicInteger();
            int before = watched.complaints().size();
            page.route("**/" + part, route -> {
                if (asked.incrementAndGet() <= 2) {
                    route.abort();
                } else {
                    route.resume();
                }
            });
            page.navigate("about:blank");
            show("#/topics?key=" + TestServer.KEY);
            assertThat(page.locator(".notice")).containsText("could not be fetched");
            assertThat(page.locator("[data-panel=topics] tbody tr").first()).isVisible();
            assertThat(page.locator(".notice")).hasCount(0);
            assertThat(watched.complaints().subList(before, watched.complaints().size()))
                    .anyMatch(complaint -> complaint.contains("could not be fetched; it is tried again"));
        }
    }
}
