package io.takhin.topology.replay;

import static io.takhin.topology.kit.Events.CLUSTER;
import static io.takhin.topology.kit.Events.broker;
import static io.takhin.topology.kit.Events.cluster;
import static io.takhin.topology.kit.Events.collector;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.takhin.topology.replay.ReplayStatus.State;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Replays as who asks for them sees them: ranges, commands, limits. */
class ReplaysTest {

    private static final long START = 1_700_000_000_000L;
    private static final int SECONDS = 120;

    private final RecordedLog log = new RecordedLog(1);
    private long nowMillis = at(SECONDS);
    private final Replays replays = new Replays(log, () -> nowMillis);

    @BeforeEach
    void record() {
        for (int i = 0; i < SECONDS; i++) {
            log.put(0, broker(1, at(i)));
            log.put(0, cluster(at(i), 1));
            log.put(
                    0,
                    collector(at(i))
                            .full()
                            .topic("orders")
                            .partition(0, 0, 100L * i)
                            .event());
        }
    }

    @AfterEach
    void close() {
        replays.close();
    }

    private static long at(int second) {
        return START + second * 1_000L;
    }

    private Replay start(int from, int to, double speed, boolean paused) throws Exception {
        return replays.create(new ReplayWish(at(from), at(to), 30_000, speed, paused, List.of()));
    }

    private static void awaitAt(Replay replay, State state, long millis) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> replay.status().state() == state && replay.positionMillis() == millis);
        assertThat(replay.snapshot(CLUSTER).orElseThrow().atMillis()).isEqualTo(millis);
    }

    @Test
    void aPausedReplay_showsItsFirstSecond_andGoesWhereItIsSent() throws Exception {
        Replay replay = start(50, 100, 1, true);
        awaitAt(replay, State.PAUSED, at(50));
        replay.step(1);
        awaitAt(replay, State.PAUSED, at(51));
        replay.step(-1);
        awaitAt(replay, State.PAUSED, at(50));
        replay.seek(at(90) + 400);
        awaitAt(replay, State.PAUSED, at(90));
        replay.seek(at(60));
        awaitAt(replay, State.PAUSED, at(60));
        replay.step(3_600);
        awaitAt(replay, State.ENDED, at(100));
    }

    @Test
    void aReplay_endsWithItsLastSecond_atItsSpeed() throws Exception {
        long began = System.nanoTime();
        Replay replay = start(50, 70, 20, false);
        awaitAt(replay, State.ENDED, at(70));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(900));
        assertThat(replay.status().progress()).isEqualTo(1);
        replay.seek(at(50));
        await().atMost(Duration.ofSeconds(20)).until(() -> replay.status().state() == State.ENDED);
    }

    @Test
    void otherClusters_areNotShown_andToldToBeMissing() throws Exception {
        Replay replay = replays.create(new ReplayWish(at(50), at(60), 20_000, 1, true, List.of("another", CLUSTER)));
        await().atMost(Duration.ofSeconds(20)).until(() -> replay.status().state() == State.PAUSED);
        assertThat(replay.clusterIds()).containsExactly(CLUSTER);
        assertThat(replay.status().missingClusters()).containsExactly("another");
        assertThat(start(50, 60, 1, true).status().missingClusters()).isEmpty();
    }

    @Test
    void clustersThatNobodyKnows_areRefused_whereThatIsKnown() throws Exception {
        log.clusters(CLUSTER, "other");
        assertThatThrownBy(() -> replays.create(new ReplayWish(at(50), at(60), 0, 1, true, List.of(CLUSTER, "nope"))))
                .hasMessage("clusters: expected some of [" + CLUSTER + ", other], found \"nope\".");
        replays.create(new ReplayWish(at(50), at(60), 0, 1, true, List.of("other")));
    }

    @Test
    void oddRanges_areRefused_withWhatIsKept() {
        String kept = "Events are kept from 2023-11-14T22:13:20Z to 2023-11-14T22:15:20Z.";
        assertThatThrownBy(() -> start(60, 50, 1, true)).hasMessageStartingWith("from: expected a time before to");
        assertThatThrownBy(() -> start(-10, 50, 1, true))
                .isInstanceOfSatisfying(ReplayRefusedException.class, e -> assertThat(e.whatToDo())
                        .isEqualTo(kept));
        assertThatThrownBy(() -> start(50, SECONDS + 9, 1, true)).hasMessageStartingWith("to: expected");
        assertThatThrownBy(() -> start(50, 60, 0.5, true)).hasMessageStartingWith("speed: expected");
        assertThatThrownBy(() -> start(50, 60, Double.NaN, true)).hasMessageStartingWith("speed: expected");
    }

    @Test
    void aSecond_isARange() throws Exception {
        awaitAt(start(50, 50, 1, false), State.ENDED, at(50));
    }

    @Test
    void tooMany_areRefused_andWhatNobodyAsksForEnds() throws Exception {
        Replay first = start(50, 60, 1, true);
        for (int i = 1; i < Replays.MOST; i++) {
            start(50, 60, 1, true);
        }
        assertThatThrownBy(() -> start(50, 60, 1, true)).hasMessage("There are 4 replays already.");
        nowMillis += Replays.IDLE.toMillis();
        assertThat(replays.find(first.id())).isPresent();
        nowMillis += 1;
        replays.endIdle();
        assertThat(replays.all()).containsExactly(first);
        assertThat(replays.end(first.id())).isTrue();
        assertThat(replays.end(first.id())).isFalse();
        assertThat(replays.find(first.id())).isEmpty();
    }
}
