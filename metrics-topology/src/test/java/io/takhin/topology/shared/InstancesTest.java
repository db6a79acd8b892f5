package io.takhin.topology.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.takhin.topology.history.HistoryAwayException;
import io.takhin.topology.query.StoreQuestion;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** This server and another share two partitions. */
class InstancesTest {

    private static final String HERE = "here:1";
    private static final String AWAY = "away:2";
    private static final Duration MOST_WAIT = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofMillis(700);

    /** So often nothing can be read here. */
    private int movesHere;

    private boolean copyIsHere = true;
    private final AtomicInteger askedAway = new AtomicInteger();
    private Peers peers = (address, question, atMost) -> answer(1, Map.of());
    private final Instances instances = new Instances(
            new Sharing("team", HERE, (address, question, atMost) -> {
                askedAway.incrementAndGet();
                return peers.ask(address, question, atMost);
            }),
            Part::new,
            MOST_WAIT,
            PATIENCE);

    private static PeerAnswer answer(long atMillis, Map<Integer, Long> behind) {
        return new PeerAnswer(List.of(new PeerAnswer.Found(null, atMillis, null)), null, null, null, behind);
    }

    /** Partition 0 is here, partition 1 away, and a copy of it here. */
    private final class Part implements Here {
        @Override
        public PeerAnswer answer(PeerQuestion question) {
            boolean copy = question.partitions().equals(List.of(1));
            if (movesHere-- > 0 || copy && !copyIsHere) {
                throw new InvalidStateStoreException("it is moved");
            }
            return InstancesTest.answer(0, copy ? Map.of(1, 7L) : Map.of());
        }

        @Override
        public void check(StoreQuestion question) {}

        @Override
        public Placement placement(String store) {
            return new Placement(Map.of(0, HERE, 1, AWAY), Map.of(1, List.of(HERE)));
        }

        @Override
        public Set<String> addresses() {
            return Set.of(HERE, AWAY);
        }

        @Override
        public int partitions() {
            return 2;
        }
    }

    @AfterEach
    void close() {
        Asked.end();
        instances.close();
    }

    private List<Long> read() {
        List<Long> read = new ArrayList<>();
        instances.forEach("store", "key", 0, 10, (atMillis, value) -> read.add(atMillis));
        read.sort(null);
        return read;
    }

    private void silence() {
        peers = (address, question, atMost) -> {
            Thread.sleep(Math.max(0, atMost.toMillis()));
            throw new IOException("silence");
        };
    }

    @Test
    void allPartitions_areAnsweredForByThoseWhoReadThem() {
        Asked.begin();
        assertThat(read()).containsExactly(0L, 1L);
        assertThat(Asked.told()).isEqualTo(new Asked.Told(2, 2, new java.util.TreeMap<>()));
    }

    @Test
    void copy_answersForOneThatIsSilent_andIsCalledStale() {
        silence();
        Asked.begin();
        assertThat(read()).containsExactly(0L, 0L);
        assertThat(Asked.told().asked()).isEqualTo(2);
        assertThat(Asked.told().answered()).isEqualTo(1);
        assertThat(Asked.told().stale()).isEqualTo(Map.of(1, 7L));
    }

    @Test
    void partitionThatIsMoved_isWaitedFor() {
        movesHere = 3;
        Asked.begin();
        assertThat(read()).containsExactly(0L, 1L);
    }

    @Test
    void anAnswer_waitsForSilentServersOnlySoLong_howeverManyQuestionsItIsMadeOf() {
        silence();
        copyIsHere = false;
        Asked.begin();
        long since = System.nanoTime();
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(this::read)
                    .isInstanceOf(HistoryAwayException.class)
                    .hasMessageContaining("Partition 1 of store is held by away:2, which doesn't answer now");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(PATIENCE.multipliedBy(3));
    }
}
