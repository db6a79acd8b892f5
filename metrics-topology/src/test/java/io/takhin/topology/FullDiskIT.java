package io.takhin.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.takhin.topology.kit.Events;
import io.takhin.topology.kit.LiveKit;
import io.takhin.topology.store.StateFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The state is on a small file system of its own, which runs full. Skipped where none can be mounted. */
class FullDiskIT {

    private static final long NOW = System.currentTimeMillis() / 1000 * 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private Path state;

    @BeforeEach
    void mount() throws Exception {
        state = Files.createDirectory(folder.resolve("views"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=300m", "tmpfs", state.toString()), "no tmpfs can be mounted");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", "-l", state.toString());
    }

    @Test
    void views_goOnInMemory_whileTheDiskIsFull() throws Exception {
        try (LiveKit kit = new LiveKit(folder)) {
            int tick =
                    tickUntil(kit, 0, () -> kit.pipeline().views().clusterIds().size() == 1);
            assertThat(kit.pipeline().check()).isEmpty();
            Path file = state.resolve("all-that-is-left");
            fill(file);

            tick = tickUntil(kit, tick, () -> kit.pipeline().check().orElse("").contains("can't be written"));
            tick = tickUntil(kit, tick, () -> kit.pipeline().progress().state().equals("live"));
            assertGoesOn(kit, tick);
            assertThat(kit.pipeline().counts().deadLettersTotal()).isZero();

            Files.delete(file);
            tick = tickUntil(kit, tick + 1, () -> kit.pipeline().check().isEmpty());
            assertGoesOn(kit, tick);
        }
    }

    /** State that is closed, or made anew, is smaller than it becomes again: that isn't room. */
    @Test
    void aFolderThatFilledTheDiskByItself_isUsedAgainWhenThereIsRoomForAsMuch() throws Exception {
        StateFolder grown = new StateFolder(state.resolve("application"));
        assertThat(grown.trouble()).isEmpty();
        Path states = write(state.resolve("application/states"), 240);
        assertThat(grown.trouble()).hasValueSatisfying(why -> assertThat(why).contains("expected 64 MB of free disk"));
        Files.delete(states);
        assertThat(grown.trouble()).hasValueSatisfying(why -> assertThat(why).contains("expected 368 MB of free disk"));

        StateFolder small = new StateFolder(state.resolve("application"));
        Path others = write(state.resolve("others"), 240);
        assertThat(small.trouble()).isPresent();
        Files.delete(others);
        assertThat(small.trouble()).isEmpty();
        write(others, 180);
        assertThat(small.trouble()).isEmpty();
    }

    private static Path write(Path file, int megabytes) throws IOException {
        return Files.write(file, new byte[megabytes << 20]);
    }

    private static void assertGoesOn(LiveKit kit, int tick) throws Exception {
        kit.send(Events.broker(1, NOW + tick * 1_000L));
        kit.awaitSnapshot(snapshot -> snapshot.atMillis() == NOW + tick * 1_000L);
    }

    /** A broker tells, four times a second, until it is so. */
    private static int tickUntil(LiveKit kit, int from, java.util.concurrent.Callable<Boolean> until) {
        int[] tick = {from};
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(250)).until(() -> {
            kit.send(Events.broker(1, NOW + tick[0]++ * 1_000L));
            return until.call();
        });
        return tick[0];
    }

    private static void fill(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] block = new byte[4_096];
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    private static boolean run(String... command) throws Exception {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
