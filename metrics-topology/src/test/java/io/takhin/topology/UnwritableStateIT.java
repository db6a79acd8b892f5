package io.takhin.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.takhin.topology.kit.Events;
import io.takhin.topology.kit.LiveKit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The state folder can't be written: a file stands in its place, which stops even root. */
class UnwritableStateIT {

    private static final long NOW = System.currentTimeMillis() / 1000 * 1000;

    @TempDir
    Path folder;

    @Test
    void views_goOnInMemory_andBackToDisk() throws Exception {
        try (LiveKit kit = new LiveKit(folder)) {
            kit.send(Events.broker(1, NOW));
            kit.awaitSnapshot(snapshot -> snapshot.atMillis() == NOW);
            kit.stopPipeline();
            Path stores = stores(kit);
            Path away = folder.resolve("away");
            Files.move(stores, away);
            Files.createFile(stores);

            kit.startPipeline();
            assertThat(kit.pipeline().check().orElseThrow())
                    .startsWith("The state folder can't be written (")
                    .contains("kept in memory");
            assertThat(kit.snapshot().atMillis()).isEqualTo(NOW);
            kit.send(Events.broker(1, NOW + 1_000));
            kit.awaitSnapshot(snapshot -> snapshot.atMillis() == NOW + 1_000);
            assertThat(kit.pipeline().check()).isPresent();

            Files.delete(stores);
            Files.move(away, stores);
            await().atMost(LiveKit.PATIENCE)
                    .until(() -> kit.pipeline().check().isEmpty()
                            && kit.pipeline().progress().state().equals("live"));
            assertThat(kit.snapshot().atMillis()).isEqualTo(NOW + 1_000);
            kit.send(Events.broker(1, NOW + 2_000));
            kit.awaitSnapshot(snapshot -> snapshot.atMillis() == NOW + 2_000);
        }
    }

    private static Path stores(LiveKit kit) throws Exception {
        try (Stream<Path> entries = Files.list(kit.state())) {
            List<Path> folders = entries.filter(Files::isDirectory).toList();
            assertThat(folders).hasSize(1);
            return folders.get(0);
        }
    }
}
