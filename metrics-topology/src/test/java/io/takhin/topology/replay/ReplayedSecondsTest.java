package io.takhin.topology.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.takhin.topology.kit.Events;
import io.takhin.topology.kit.TopologyKit;
import io.takhin.topology.view.ClusterSnapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
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
                Playback playback = new Playback(log, warmUpFrom * 1_000L, Set.of(), decoder, null)) {
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
            new Incident(remadeAt).tell(kit::pipe, second, 0);
            new Incident(remadeAt).tell(event -> log.put(0, event), second, aheadMillis);
            if (kit.snapshot().atMillis() == second * 1_000L) {
                live.put(second * 1_000L, json(kit.snapshot()));
            }
            if (second == restart && restart != FIRST) {
                kit = kit.restarted();
            }
        }
        kit.close();
    }
}
