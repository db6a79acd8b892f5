package io.takhin.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.takhin.topology.kit.Events;
import io.takhin.topology.kit.LiveKit;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** State folders as a clean stop, a crash and a bad disk leave them. */
class CorruptStateIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TICKS = 60;

    @TempDir
    Path folder;

    @Test
    void state_isReusedOrRebuilt_toTheSameSnapshot() throws Exception {
        try (LiveKit kit = new LiveKit(folder)) {
            long end = tell(kit);
            String before = json(kit, end);

            kit.stopPipeline();
            assertThat(json(kit, end, kit.startPipeline(), 0)).isEqualTo(before);
            assertThat(setAside(kit)).isEmpty();

            for (String damaged : List.of("CURRENT", "MANIFEST-", ".sst")) {
                kit.stopPipeline();
                assertThat(damage(kit, damaged)).as(damaged).isPositive();
                StreamsPipeline pipeline = kit.startPipelineOnly();
                kit.awaitLive();
                assertThat(pipeline.check().orElse(""))
                        .as(damaged)
                        .contains("is corrupt")
                        .contains("set aside as *.corrupt-");
                assertThat(json(kit, end)).as(damaged).isEqualTo(before);
                assertThat(pipeline.filledRecords()).as(damaged).isGreaterThan(4 * TICKS);
            }
            assertThat(setAside(kit)).as("of each task the newest is kept").hasSize(3);
            kit.send(Events.broker(1, end + 1_000));
            kit.awaitSnapshot(snapshot -> kit.pipeline().check().isEmpty());
        }
    }

    private static String json(LiveKit kit, long end, StreamsPipeline restarted, long filled) throws IOException {
        assertThat(restarted.filledRecords()).isEqualTo(filled);
        return json(kit, end);
    }

    /** One topic with a group, told each second by the plugin and the collector. */
    private static long tell(LiveKit kit) throws Exception {
        long start = System.currentTimeMillis() / 1000 * 1000 - TICKS * 1000L;
        for (int i = 0; i <= TICKS; i++) {
            long at = start + i * 1000L;
            kit.send(
                    Events.traffic(1, at).full().topic("t", 100L * i, 50L * i).event(),
                    Events.plugin(1, at)
                            .full()
                            .topic("t")
                            .partition(0, 0, 10L * i)
                            .event(),
                    Events.offsets(at).full().commit("g", "t", 0, 9L * i).event(),
                    Events.group(at, "g", "STABLE", 1),
                    Events.produceLatency(1, i, at, 1, 2, i),
                    Events.broker(1, at),
                    Events.cluster(at, 1));
        }
        return start + TICKS * 1000L;
    }

    private static String json(LiveKit kit, long end) throws IOException {
        return JSON.writeValueAsString(kit.awaitSnapshot(snapshot -> snapshot.atMillis() == end));
    }

    /** Writes over the middle of such files; CURRENT is half-written. */
    private static int damage(LiveKit kit, String kind) throws IOException {
        int damaged = 0;
        for (Path file : files(kit.state(), kind)) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                if (kind.equals("CURRENT")) {
                    channel.truncate(3);
                } else {
                    channel.write(ByteBuffer.wrap("garbage, garbage".getBytes()), channel.size() / 3);
                }
                damaged++;
            }
        }
        return damaged;
    }

    private static List<Path> files(Path dir, String kind) throws IOException {
        try (Stream<Path> files = Files.walk(dir)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains(".corrupt-"))
                    .filter(file -> file.getFileName().toString().startsWith(kind)
                            || file.getFileName().toString().endsWith(kind))
                    .toList();
        }
    }

    private static List<Path> setAside(LiveKit kit) throws IOException {
        try (Stream<Path> all = Files.walk(kit.state(), 2)) {
            return all.filter(path -> path.getFileName().toString().contains(".corrupt-"))
                    .toList();
        }
    }
}
