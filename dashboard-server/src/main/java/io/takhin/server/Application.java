package io.takhin.server;

import io.takhin.server.Lifecycle.Stage;
import io.takhin.server.access.ApiKey;
import io.takhin.server.cli.Cli;
import io.takhin.server.config.Setting.Command;
import io.takhin.server.config.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run: HTTP first, so that it can tell how far the rest is; then the parts; until a signal. HTTP is also the first to
 * stop.
 */
final class Application implements Cli.Runner {

    private static final Logger LOG = LoggerFactory.getLogger(Application.class);

    private final Parts.Factory factory;
    private final CountDownLatch stopped = new CountDownLatch(1);

    Application(Parts.Factory factory) {
        this.factory = factory;
    }

    @Override
    public int run(Settings given, PrintWriter out, PrintWriter err) {
        boolean makeKey = given.command() == Command.DEMO && given.apiKey() == null;
        Settings settings = makeKey ? given.withApiKey(ApiKey.random()) : given;
        Lifecycle lifecycle = new Lifecycle();
        StopHook hook = new StopHook(lifecycle);
        hook.register();
        int exitCode = Cli.OK;
        boolean interrupted = false;
        try {
            start(settings, lifecycle, out);
            stopped.await();
        } catch (CannotListenException e) {
            err.println(e.getMessage());
            exitCode = Cli.FAILED;
        } catch (InterruptedException e) {
            interrupted = true;
        } catch (Exception e) {
            exitCode = lifecycle.isClosing() ? Cli.OK : fail(e, err);
        }
        end(lifecycle, hook, interrupted);
        return exitCode;
    }

    private static int fail(Exception e, PrintWriter err) {
        LOG.debug("start failed", e);
        err.println("Could not start: " + (e.getMessage() == null ? e : e.getMessage()));
        return Cli.FAILED;
    }

    /** Parts stop undisturbed: an interruption is passed on only after that. */
    private void end(Lifecycle lifecycle, StopHook hook, boolean interrupted) {
        if (!hook.unregister()) {
            waitForTheEnd();
        }
        lifecycle.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The hook ends the process; this thread must not do so before it. */
    private void waitForTheEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void start(Settings settings, Lifecycle lifecycle, PrintWriter out) throws Exception {
        requireFree("--port", settings.host(), settings.port());
        if (settings.command() == Command.DEMO) {
            requireFree("--kafka-port", "127.0.0.1", settings.kafkaPort());
        }
        if (settings.data() != null) {
            DataDirectory data = new DataDirectory(settings.data());
            lifecycle.start(new Lifecycle.Part("data folder", Stage.FOLDER, data::open, data));
        }
        Parts parts = factory.of(settings);
        DashboardServer server = new DashboardServer(
                DashboardServer.Config.of(settings),
                parts.pipeline(),
                parts.replays(),
                parts,
                System::currentTimeMillis);
        Lifecycle.Part http = new Lifecycle.Part("http", Stage.HTTP, server::start, server);
        lifecycle.start(http);
        String base = "http://" + inUrl(settings.host()) + ":" + server.port() + "/";
        announce(settings, base, out);
        FirstVisit.begin(URI.create(base), settings.apiKey());
        for (Lifecycle.Part part : parts.inStartOrder()) {
            lifecycle.start(part);
        }
        lifecycle.closeLater(http);
        out.println("Started. Ctrl-C stops it.");
    }

    /** Before anything that takes long; a port lost after that still fails the part that wants it. */
    private static void requireFree(String flag, String host, int port) throws CannotListenException {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw new CannotListenException(flag, host, port, e);
        }
    }

    /** The demo's link carries the key behind the #, where no server, log or referrer sees it. */
    private static void announce(Settings settings, String base, PrintWriter out) {
        if (settings.command() == Command.DEMO) {
            out.println("Dashboard: " + base + "#key=" + URLEncoder.encode(settings.apiKey(), StandardCharsets.UTF_8));
            out.println("Kafka:     " + settings.bootstrapServers());
        } else {
            out.println("Dashboard: " + base + (settings.apiKey() == null ? "" : " (asks for the API key)"));
        }
        if (settings.command() == Command.REPLAY) {
            out.println("Shows the past, from " + settings.past().file() + ".");
        }
        if (settings.apiKey() == null) {
            LOG.info("no API key is set: whoever can reach {} may read; it is open to this machine alone", base);
        }
    }

    private static String inUrl(String host) {
        return host.contains(":") ? "[" + host + "]" : host.equals("0.0.0.0") ? "127.0.0.1" : host;
    }
}
