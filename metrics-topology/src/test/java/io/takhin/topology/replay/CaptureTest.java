package io.takhin.topology.replay;

import static io.takhin.topology.kit.Events.CLUSTER;
import static io.takhin.topology.kit.Events.broker;
import static io.takhin.topology.kit.Events.cluster;
import static io.takhin.topology.kit.Events.collector;
import static io.takhin.topology.kit.Events.group;
import static io.takhin.topology.kit.Events.offsets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.takhin.broker.event.MetricTopic;
import io.takhin.topology.view.ClusterSnapshot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A captured file plays as its source does; one that isn't whole, or isn't one, is refused with the reason. */
class CaptureTest {

    private static final long START = 1_700_000_040_000L;
    private static final int SECONDS = 300;
    private static final int FROM = 100;

    private final RecordedLog log = new RecordedLog(2);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void record() {
        file = folder.resolve("incident.takhin");
        for (int i = 0; i < SECONDS; i++) {
            long at = START + i * 1_000L;
            log.put(0, broker(1, at));
            log.put(0, cluster(at, 1));
            log.put(
                    1,
                    collector(at)
                            .full()
                            .topic("orders")
                            .partition(0, 0, 100L * i)
                            .event());
            log.put(
                    1,
                    offsets(at).full().commit("billing", "orders", 0, 60L * i).event());
            log.put(0, group(at, "billing", "Stable", 2));
        }
    }

    private CaptureHeader capture(boolean hashNames) throws Exception {
        return new Capture(log, (second, from, to, records) -> {})
                .write(file, at(FROM), at(SECONDS - 1), hashNames)
                .header();
    }

    private static long at(int second) {
        return START + second * 1_000L;
    }

    private static ClusterSnapshot last(EventLog source) throws Exception {
        try (Decoder decoder = new Decoder("decoder");
                Playback playback = new Playback(source, at(0), Set.of(), decoder, null)) {
            for (int i = 0; i < SECONDS; i++) {
                playback.play(at(i));
            }
            return playback.views().snapshot(CLUSTER).orElseThrow();
        }
    }

    @Test
    void aCapture_playsAsItsSource() throws Exception {
        CaptureHeader header = capture(false);

        assertThat(header.records()).isEqualTo(5L * SECONDS);
        assertThat(header.clusters()).containsExactly(CLUSTER);
        assertThat(CaptureFile.open(file).clusters()).containsExactly(CLUSTER);
        ObjectMapper json = new ObjectMapper();
        assertThat(json.writeValueAsString(last(CaptureFile.open(file)))).isEqualTo(json.writeValueAsString(last(log)));
        assertThat(Files.size(file)).isLessThan(header.bytes() / 4);
        assertThat(new String(Files.readAllBytes(file), 0, CaptureHeader.SIZE, StandardCharsets.UTF_8))
                .startsWith("TAKHIN-CAPTURE 1\n{\"fromMillis\":" + at(FROM))
                .endsWith("\n");
    }

    @Test
    void anInterruptedCapture_goesOnWhereItEnded() throws Exception {
        AtomicInteger told = new AtomicInteger();
        Capture interrupted = new Capture(log, (second, from, to, records) -> {
            if (second >= at(200)) {
                throw new IOException("the disk is gone");
            }
        });
        assertThatThrownBy(() -> interrupted.write(file, at(FROM), at(SECONDS - 1), false))
                .hasMessage("the disk is gone");
        assertThat(file).doesNotExist();

        Capture second = new Capture(log, (at, from, to, records) -> told.incrementAndGet());
        assertThat(second.write(file, at(FROM), at(SECONDS - 1), false).header().records())
                .isEqualTo(5L * SECONDS);

        assertThat(told.get()).as("seconds read again").isLessThan(SECONDS - 200 + 130);
        ObjectMapper json = new ObjectMapper();
        assertThat(json.writeValueAsString(last(CaptureFile.open(file)))).isEqualTo(json.writeValueAsString(last(log)));
        assertThat(CaptureWriter.part(file)).doesNotExist();
    }

    @Test
    void hashedNames_areConsistent_andTheNumbersStay() throws Exception {
        capture(true);

        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        ClusterSnapshot hashed = last(CaptureFile.open(file));
        ClusterSnapshot plain = last(log);
        String topic = hashed.topics().get(0).name();
        assertThat(topic).matches("topic-[0-9a-f]{12}");
        assertThat(hashed.groups().get(0).groupId()).matches("group-[0-9a-f]{12}");
        assertThat(hashed.groups().get(0).topics().get(0).topic()).isEqualTo(topic);
        assertThat(hashed.groups().get(0).totalLag())
                .isEqualTo(plain.groups().get(0).totalLag());
        assertThat(hashed.throughput().now()).isEqualTo(plain.throughput().now());
        assertThat(hashed.health().brokers().get(0).host()).matches("host-[0-9a-f]{12}:9092");
        assertThat(bytes).doesNotContain("orders", "billing");
    }

    @Test
    void aTruncatedFile_isRefused_whereverItEnds() throws Exception {
        capture(false);
        byte[] whole = Files.readAllBytes(file);
        for (int length :
                new int[] {0, 100, CaptureHeader.SIZE, CaptureHeader.SIZE + 20, whole.length / 2, whole.length - 1}) {
            Path cut = Files.write(folder.resolve("cut-" + length), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> CaptureFile.open(cut))
                    .isInstanceOf(CaptureException.class)
                    .hasMessageContaining(cut + ": expected")
                    .hasMessageContaining("found");
        }
    }

    @Test
    void aChangedByte_isFound_whereverItIs() throws Exception {
        capture(false);
        byte[] whole = Files.readAllBytes(file);
        for (int place = 20; place < whole.length; place += whole.length / 50) {
            byte[] changed = whole.clone();
            changed[place] ^= 1;
            Path other = Files.write(folder.resolve("changed"), changed);
            assertThatThrownBy(() -> CaptureFile.open(other))
                    .as("byte " + place)
                    .isInstanceOf(CaptureException.class);
        }
    }

    @Test
    void anotherVersion_isRefused_byName() throws Exception {
        byte[] header = new CaptureHeader(0, 0, 0, false, null, 0, 0, 0).toBytes();
        header["TAKHIN-CAPTURE ".length()] = '7';
        Path other = Files.write(folder.resolve("other"), header);
        assertThatThrownBy(() -> CaptureFile.open(other))
                .hasMessage(other + ": expected a capture of version 1, found one of version \"7\". "
                        + "Open it with the Takhin Monitor that wrote it, or a newer one.");
    }

    @Test
    void aBomb_isRefused_beforeItIsUnpacked() throws Exception {
        byte[] stored = CaptureBlock.compress(new byte[64 << 20]);
        assertThatThrownBy(() -> CaptureFile.open(bomb(stored, 1_000))).hasMessageContaining("sizes can't be");
    }

    @Test
    void moreThanABlockSays_isNotUnpacked() throws Exception {
        byte[] stored = CaptureBlock.compress(new byte[64 << 20]);
        CaptureBlock block = CaptureBlock.of(new Lane(MetricTopic.BROKER_STATE, 0), 1, START, START, 1, 1_000, stored);
        assertThat(block.decompress(stored)).isNull();
    }

    private Path bomb(byte[] stored, int records) throws IOException {
        Lane lane = new Lane(MetricTopic.BROKER_STATE, 0);
        CaptureBlock block = CaptureBlock.of(lane, records, START, START, 1, 512 << 20, stored);
        byte[] header = new CaptureHeader(START, START, START, false, null, 0, 0, 0).toBytes();
        ByteBuffer all = ByteBuffer.allocate(header.length + CaptureBlock.HEAD_BYTES + stored.length);
        return Files.write(
                folder.resolve("bomb"),
                all.put(header).put(block.toBytes()).put(stored).array());
    }

    @Test
    void anotherFileInItsPlace_isLeftAlone() throws Exception {
        Files.writeString(file, "notes");
        assertThatThrownBy(() -> capture(false)).hasMessageContaining("expected no file, found one");
        assertThat(Files.readString(file)).isEqualTo("notes");
    }
}
