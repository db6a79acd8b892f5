package io.takhin.topology.replay;

import static io.takhin.topology.kit.Events.broker;
import static io.takhin.topology.kit.Events.cluster;
import static io.takhin.topology.kit.Events.collector;
import static io.takhin.topology.kit.Events.group;
import static io.takhin.topology.kit.Events.offsets;
import static io.takhin.topology.kit.Events.plugin;
import static io.takhin.topology.kit.Events.produceLatency;
import static io.takhin.topology.kit.Events.traffic;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.takhin.broker.event.MetricEvent;
import io.takhin.topology.kit.Events;
import io.takhin.topology.kit.OffsetTick;
import io.takhin.topology.kit.PartitionTick;
import io.takhin.topology.kit.TopologyKit;
import io.takhin.topology.view.ClusterSnapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the topology served live, second by second, is what a replay of the same events shows, value by value. */
class ReplayedSecondsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FIRST = 10;
    private static final int LAST = 480;
    private static final int WARM_UP = 360;

    private final RecordedLog log = new RecordedLog(1);
    private final TreeMap<Long, JsonNode> live = new TreeMap<>();

    /** By how much the second broker's clock is ahead in what is replayed. */
    private long aheadMillis;

    /** When a topic is made anew. After a restart live forgets what its former namesake had in the cluster's sums. */
    private int remadeAt = 150;

    @TempDir
    private Path folder;

    @Test
    void eachSecond_isAsItWasServed() throws Exception {
        recordLive(FIRST);
        assertAsLive(FIRST, FIRST);
    }

    @Test
    void eachSecond_isAsItWasServed_whenTheServerWasRestartedInBetween() throws Exception {
        remadeAt = LAST;
        recordLive(200);
        assertAsLive(FIRST, FIRST);
    }

    @Test
    void anIntervalAfterTheWarmUp_isAsItWasServed() throws Exception {
        recordLive(FIRST);
        int from = FIRST + WARM_UP + 20;
        assertAsLive(from - WARM_UP, from);
    }

    /** Had its clock been right, live would have shown the same: all but the clock's offset, and the words on it. */
    @Test
    void eachSecond_isAsWithARightClock_whenABrokersIsAnHourAhead() throws Exception {
        aheadMillis = 3_600_000;
        recordLive(FIRST);
        assertThat(differences(FIRST, FIRST + 320))
                .isNotEmpty()
                .allMatch(difference -> difference.contains(" /health/"));
    }

    private void assertAsLive(int warmUpFrom, int from) throws Exception {
        assertThat(differences(warmUpFrom, from)).isEmpty();
        assertThat(live.tailMap(from * 1_000L)).hasSizeGreaterThan((LAST - from) / 2);
    }

    private List<String> differences(int warmUpFrom, int from) throws Exception {
        List<String> differences = new ArrayList<>();
        TreeMap<Long, JsonNode> replayed = replayed(warmUpFrom, from);
        live.tailMap(from * 1_000L).forEach((at, served) -> Differences.between(served, replayed.get(at))
                .forEach(difference -> differences.add(at / 1_000 + " s " + difference)));
        return differences;
    }

    private TreeMap<Long, JsonNode> replayed(int warmUpFrom, int from) throws Exception {
        TreeMap<Long, JsonNode> replayed = new TreeMap<>();
        try (Decoder decoder = new Decoder("decoder");
                Playback playback = new Playback(log, warmUpFrom * 1_000L, Set.of(), decoder)) {
            for (long at = warmUpFrom * 1_000L; at <= LAST * 1_000L; at += 1_000) {
                playback.play(at);
                if (at >= from * 1_000L) {
                    ClusterSnapshot snapshot =
                            playback.views().snapshot(Events.CLUSTER).orElseThrow();
                    replayed.put(snapshot.atMillis(), json(snapshot));
                }
            }
        }
        return replayed;
    }

    private static JsonNode json(Object snapshot) throws JsonProcessingException {
        return JSON.readTree(JSON.writeValueAsString(snapshot));
    }

    /** @param restart the second after which the topology is restarted; the first: never */
    private void recordLive(int restart) throws Exception {
        TopologyKit kit = new TopologyKit(folder);
        for (int second = FIRST; second <= LAST; second++) {
            tell(kit::pipe, second, 0);
            tell(event -> log.put(0, event), second, aheadMillis);
            if (kit.snapshot().atMillis() == second * 1_000L) {
                live.put(second * 1_000L, json(kit.snapshot()));
            }
            if (second == restart && restart != FIRST) {
                kit = kit.restarted();
            }
        }
        kit.close();
    }

    private static void put(Consumer<MetricEvent> to, MetricEvent... events) {
        List.of(events).forEach(to);
    }

    /**
     * Two brokers with plugins and a collector. A busy topic, one that is deleted, one that is made anew, and two groups:
     * one commits now and then, one stops. The second broker is restarted.
     */
    private void tell(Consumer<MetricEvent> to, int second, long aheadMillis) {
        long at = second * 1_000L;
        long second2At = at + aheadMillis;
        long epoch2 = second < 250 ? 0 : 250_000 + aheadMillis;
        boolean full = second % 10 == 0;
        put(to, broker(1, at), broker(2, epoch2, second2At, 0), cluster(at, 1, 2));
        tellPartitions(to, second, aheadMillis, full);
        var first = traffic(1, at).topic("busy", second * 1_000L, second * 900L);
        var other = traffic(2, second2At).epoch(epoch2);
        if (second < 300) {
            other.topic("brief", second * 300L, 0);
        }
        put(to, full ? first.full().event() : first.event(), full ? other.full().event() : other.event());
        put(to, produceLatency(1, second, at, 5, second), produceLatency(2, second, second2At, 500));
        OffsetTick commits = full ? offsets(at).full() : offsets(at);
        if (second % 7 == 0 || full) {
            commits.commit("billing", "busy", 0, second / 7 * 350L);
        }
        if (second < 60 || full) {
            commits.commit("stopped", "busy", 1, Math.min(second, 60) * 9L);
        }
        put(to, commits.event());
        if (full) {
            put(to, group(at, "billing", "Stable", 2 + second / 100));
        }
    }

    private void tellPartitions(Consumer<MetricEvent> to, int second, long aheadMillis, boolean full) {
        long at = second * 1_000L;
        PartitionTick first = plugin(1, at).topic("busy").partition(0, 0, second * 100L);
        PartitionTick other = plugin(2, at + aheadMillis)
                .epoch(second < 250 ? 0 : 250_000 + aheadMillis)
                .topic("busy")
                .partition(1, 0, second * 10L);
        String id = second < remadeAt ? "old" : "new";
        first.topic("again", id).partition(0, 0, second < remadeAt ? second * 3L : (second - remadeAt) * 5L);
        if (second < 300) {
            other.topic("brief").partition(0, 0, second * 4L);
        }
        put(to, full ? first.full().event() : first.event(), full ? other.full().event() : other.event());
        if (full) {
            PartitionTick all = collector(at).full().topic("busy").ledBy(1).partition(0, 0, second * 100L);
            all.ledBy(2).partition(1, 0, second * 10L);
            all.topic("again", id).ledBy(1).partition(0, 0, second < remadeAt ? second * 3L : (second - remadeAt) * 5L);
            if (second < 300) {
                all.topic("brief").ledBy(2).partition(0, 0, second * 4L);
            }
            put(to, all.event());
        }
    }
}
