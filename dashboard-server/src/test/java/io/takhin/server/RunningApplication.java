package io.takhin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.takhin.server.config.Setting.Command;
import io.takhin.server.config.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What a command runs, all of it, in this JVM, from its start to what Ctrl-C does. */
final class RunningApplication implements AutoCloseable {

    static final String KEY = "correct-horse-battery-staple";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Settings settings;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Thread thread;
    private volatile int exitCode = -1;

    private RunningApplication(Settings settings) {
        this.settings = settings;
        this.thread = new Thread(this::run, "application");
    }

    private void run() {
        Application application = new Application(new Composition());
        exitCode = application.run(settings, new PrintWriter(out, true), new PrintWriter(err, true));
    }

    /** Starts it, and returns when all its numbers are live. */
    static RunningApplication start(Settings settings) {
        RunningApplication application = new RunningApplication(settings);
        application.thread.start();
        await().atMost(PATIENCE)
                .until(() -> application.out.toString().contains("Started.") || !application.thread.isAlive());
        assertThat(application.err.toString()).isEmpty();
        Api api = application.api();
        await().atMost(PATIENCE).until(() -> api.get("/health/ready").statusCode() == 200);
        await().atMost(PATIENCE).until(() -> api.get("/api/monitoring/metrics").statusCode() == 200);
        return application;
    }

    static Settings demo(Path data, boolean traffic) {
        int kafkaPort = freePort();
        String servers = "127.0.0.1:" + kafkaPort;
        return new Settings(
                Command.DEMO,
                "127.0.0.1",
                freePort(),
                KEY,
                data,
                List.of(),
                kafkaPort,
                traffic,
                true,
                servers,
                Map.of());
    }

    static Settings serve(Path data, String bootstrapServers) {
        return new Settings(
                Command.SERVE,
                "127.0.0.1",
                freePort(),
                KEY,
                data,
                List.of(),
                0,
                false,
                false,
                bootstrapServers,
                Map.of());
    }

    Settings settings() {
        return settings;
    }

    Api api() {
        return new Api(settings.port(), KEY);
    }

    /** Stops all parts, as a signal does. */
    @Override
    public void close() {
        thread.interrupt();
        await().atMost(PATIENCE).until(() -> !thread.isAlive());
        assertThat(exitCode).isZero();
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
