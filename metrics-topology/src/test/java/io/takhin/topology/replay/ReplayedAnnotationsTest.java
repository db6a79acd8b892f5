package io.takhin.topology.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.topology.history.Annotation;
import io.takhin.topology.history.Annotation.Kind;
import io.takhin.topology.kit.Events;
import io.takhin.topology.kit.TopologyKit;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happened live is what a replay tells that records by itself, each once, wherever it jumped. */
class ReplayedAnnotationsTest {

    private static final int FIRST = 10;
    private static final int LAST = 700;
    private static final int FULL = 15;

    private final RecordedLog log = new RecordedLog(1);
    private final Recording recording = new Recording();

    @TempDir
    private Path folder;

    private TopologyKit live(long aheadMillis) {
        TopologyKit kit = new TopologyKit(folder);
        Incident incident = new Incident(450);
        for (int second = FIRST; second <= LAST; second++) {
            incident.tell(kit::pipe, second, aheadMillis);
            incident.tell(event -> log.put(0, event), second, aheadMillis);
        }
        return kit;
    }

    private void play(int from, int to) throws Exception {
        try (Decoder decoder = new Decoder("decoder");
                Playback playback = new Playback(log, from * 1_000L, Set.of(), decoder, recording.anew())) {
            for (int second = from; second <= to; second++) {
                playback.play(second * 1_000L);
            }
        }
    }

    private List<Annotation> replayed(int from, int to) {
        return recording.annotations().between(Events.CLUSTER, from * 1_000L, to * 1_000L);
    }

    private String unknown(int from, int to) {
        return recording.annotations().unknown(from * 1_000L, to * 1_000L).orElse("");
    }

    private static List<Annotation> live(TopologyKit kit, int from, int to) {
        return kit.annotations(from * 1_000L, to * 1_000L);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1_234, 3_600_000})
    void eachSecond_tellsWhatHappened_asLiveDid(long aheadMillis) throws Exception {
        try (TopologyKit kit = live(aheadMillis)) {
            play(100, LAST);
            List<Annotation> all = live(kit, 100 + FULL, LAST + 1);
            assertThat(all.stream().map(Annotation::kind))
                    .contains(Kind.BROKER_STARTED, Kind.TOPIC_CREATED, Kind.TOPIC_DELETED, Kind.GROUP_REBALANCED);
            assertThat(replayed(100 + FULL, LAST + 1)).isEqualTo(all);
            assertThat(replayed(100, 100 + FULL)).isSubsetOf(live(kit, 100, 100 + FULL));
            assertThat(unknown(100 + FULL, LAST + 1)).isEmpty();
            assertThat(unknown(100, LAST + 1))
                    .isEqualTo(
                            "The replay has read 586 of these 601 seconds; what happened in the others isn't known.");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 3_600_000})
    void whatIsPlayedAgain_happenedOnce(long aheadMillis) throws Exception {
        try (TopologyKit kit = live(aheadMillis)) {
            play(100, LAST);
            play(240, 500);
            play(100, 300);
            assertThat(replayed(100 + FULL, LAST + 1)).isEqualTo(live(kit, 100 + FULL, LAST + 1));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 3_600_000})
    void whatWasJumpedOver_isUnknown_untilItIsPlayed(long aheadMillis) throws Exception {
        try (TopologyKit kit = live(aheadMillis)) {
            play(100, 200);
            play(440, LAST);
            assertThat(replayed(201, 440)).isSubsetOf(live(kit, 201, 440));
            assertThat(unknown(150, LAST + 1)).startsWith("The replay has read 297 of these 551 seconds;");
            // what began in the middle of it may have missed something: it is taken from who read the seconds before
            // too
            play(150, 470);
            assertThat(unknown(100 + FULL, LAST + 1)).isEmpty();
            assertThat(replayed(100 + FULL, LAST + 1)).isEqualTo(live(kit, 100 + FULL, LAST + 1));
        }
    }
}
