package io.takhin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.takhin.broker.reach.Unreachable;
import io.takhin.server.Lifecycle.Stage;
import io.takhin.server.config.Setting.Command;
import io.takhin.server.config.Settings;
import io.takhin.topology.MetricsPipeline;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationTest {

    private static final Map<String, Stage> STAGES = Map.of(
            "broker",
            Stage.KAFKA,
            "first",
            Stage.KAFKA,
            "sink",
            Stage.SINK,
            "pipeline",
            Stage.WORK,
            "third",
            Stage.WORK);

    private final List<String> events = Collections.synchronizedList(new ArrayList<>());
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void takenPort_isTold_beforeAnythingStarts() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run(settings(Command.SERVE, taken.getLocalPort(), 0))).isEqualTo(1);
            assertThat(err.toString())
                    .startsWith("--port: expected a free port, found " + taken.getLocalPort() + " taken (")
                    .endsWith("Choose another with --port, or stop what listens there.\n");
        }
        assertThat(events).isEmpty();
    }

    @Test
    void takenKafkaPort_isTold_beforeAnythingStarts() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run(settings(Command.DEMO, 0, taken.getLocalPort()))).isEqualTo(1);
            assertThat(err.toString())
                    .startsWith("--kafka-port: expected a free port, found " + taken.getLocalPort() + " taken (");
        }
        assertThat(events).isEmpty();
    }

    @Test
    void failedStart_closesWhatHadStarted_inReverse() throws IOException {
        assertThat(run(settings(Command.DEMO, 0, freePort()), part("broker"), part("sink"), failing("pipeline")))
                .isEqualTo(1);
        assertThat(events).containsExactly("+broker", "+sink", "+pipeline", "-pipeline", "-sink", "-broker");
        assertThat(err.toString()).isEqualTo("Could not start: no luck\n");
    }

    @Test
    void demo_printsOneLink_withAKeyBehindTheHash() throws Exception {
        Thread running = new Thread(() -> run(settings(Command.DEMO, 0, uncheckedFreePort()), part("broker")));
        running.start();
        await().until(() -> out.toString().contains("Started."));
        assertThat(out.toString()).containsPattern("Dashboard: http://127\\.0\\.0\\.1:[0-9]+/#key=[A-Za-z0-9_-]{43}\n");
        running.interrupt();
        running.join(5_000);
        assertThat(running.isAlive()).isFalse();
        assertThat(events).containsExactly("+broker", "-broker");
    }

    @Test
    void lifecycle_closesTheRest_whenOnePartFailsTo() throws Exception {
        Lifecycle lifecycle = new Lifecycle();
        lifecycle.start(part("first"));
        lifecycle.start(new Lifecycle.Part("second", Stage.WORK, () -> {}, () -> {
            throw new IOException("stuck");
        }));
        lifecycle.close();
        assertThat(events).containsExactly("+first", "-first");
        assertThatThrownBy(() -> lifecycle.start(part("third"))).isInstanceOf(IllegalStateException.class);
        assertThat(events).hasSize(2);
    }

    @Test
    void partsOfOneStage_stopAtTheSameTime_beforeWhatTheyNeed() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        Lifecycle lifecycle = new Lifecycle();
        lifecycle.start(part("broker"));
        for (int number = 0; number < 2; number++) {
            lifecycle.start(new Lifecycle.Part("waiting", Stage.WORK, () -> {}, () -> {
                together.await(5, TimeUnit.SECONDS);
                events.add("-waiting");
            }));
        }
        lifecycle.close();
        assertThat(events).containsExactly("+broker", "-waiting", "-waiting", "-broker");
    }

    @Test
    void partsThatDontStop_areKnownByName() throws Exception {
        CountDownLatch forever = new CountDownLatch(1);
        Lifecycle lifecycle = new Lifecycle();
        lifecycle.start(part("broker"));
        lifecycle.start(new Lifecycle.Part("stuck", Stage.WORK, () -> {}, forever::await));
        lifecycle.start(part("pipeline"));
        Thread closing = new Thread(lifecycle::close);
        closing.start();
        await().until(() -> lifecycle.left().equals(List.of("stuck", "broker")));
        forever.countDown();
        closing.join(5_000);
        assertThat(lifecycle.left()).isEmpty();
    }

    @Test
    void folderThatCantBeMade_isTold_beforeTheLink() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Settings settings = settings(Command.DEMO, 0, freePort(), "127.0.0.1", file.resolve("data"));
        assertThat(run(settings, part("broker"))).isEqualTo(1);
        assertThat(err.toString())
                .contains("--data: expected a folder that can be written, found \"" + file + "/data\" (");
        assertThat(out.toString()).isEmpty();
        assertThat(events).isEmpty();
    }

    @Test
    void folderInUse_isTold_beforeTheLink() throws IOException {
        try (DataDirectory other = new DataDirectory(folder)) {
            other.open();
            assertThat(run(settings(Command.DEMO, 0, freePort()), part("broker")))
                    .isEqualTo(1);
        }
        assertThat(err.toString())
                .isEqualTo("Could not start: --data: expected a folder that no other takhin uses, found \"" + folder
                        + "\" in use. Choose another with --data, or stop the other.\n");
        assertThat(out.toString()).isEmpty();
        assertThat(events).isEmpty();
    }

    @Test
    void addressOfAnotherMachine_isNoTakenPort() {
        assertThat(run(settings(Command.SERVE, 0, 0, "192.0.2.1", folder))).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("--host: expected an address of this machine, found \"192.0.2.1\" (Cannot assign");
    }

    @Test
    void portThatIsForbidden_isNoTakenPort() {
        Throwable denied = new IOException("Failed to bind", new BindException("Permission denied"));
        assertThat(new CannotListenException("--port", "127.0.0.1", 80, denied))
                .hasMessage("--port: expected a port that this user may listen on, found 80 (Permission denied). "
                        + "Choose one from 1024 on.");
    }

    private int run(Settings settings, Lifecycle.Part... parts) {
        Application application = new Application(ignored -> new Parts() {
            @Override
            public MetricsPipeline pipeline() {
                return FakePipeline.live();
            }

            @Override
            public List<Unreachable> unreachable() {
                return List.of();
            }

            @Override
            public List<Lifecycle.Part> inStartOrder() {
                return List.of(parts);
            }
        });
        return application.run(settings, new PrintWriter(out, true), new PrintWriter(err, true));
    }

    private Lifecycle.Part part(String name) {
        return new Lifecycle.Part(name, STAGES.get(name), () -> events.add("+" + name), () -> events.add("-" + name));
    }

    private Lifecycle.Part failing(String name) {
        Lifecycle.Starter starter = () -> {
            events.add("+" + name);
            throw new IOException("no luck");
        };
        return new Lifecycle.Part(name, STAGES.get(name), starter, () -> events.add("-" + name));
    }

    private Settings settings(Command command, int port, int kafkaPort) {
        return settings(command, port, kafkaPort, "127.0.0.1", folder);
    }

    private static Settings settings(Command command, int port, int kafkaPort, String host, Path data) {
        return new Settings(
                command, host, port, null, data, List.of(), kafkaPort, true, true, "127.0.0.1:9092", Map.of());
    }

    private static int uncheckedFreePort() {
        try {
            return freePort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
