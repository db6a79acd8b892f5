package io.takhin.topology.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.topology.history.Annotation;
import io.takhin.topology.history.Annotation.Kind;
import io.takhin.topology.store.StateWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What happened takes no more room than it may, and what has gone is told to be unknown. */
class RecordedAnnotationsTest {

    private static final int ROOM = 10_000;
    private static final String CLUSTER = "c1";

    private final RecordedAnnotations happened = new RecordedAnnotations(ROOM);

    private void read(int from, int to, int each) {
        happened.begin();
        for (int second = from; second < to; second++) {
            happened.begin(second * 1_000L, true);
            for (int i = 0; i < each; i++) {
                byte[] count = new StateWriter().putLong(i).toBytes();
                happened.store().put(Annotation.key(CLUSTER, Kind.TOPIC_CREATED, "t" + i), second * 1_000L + 5, count);
            }
            happened.end();
        }
    }

    private List<Long> seconds(int from, int to) {
        return happened.between(CLUSTER, from * 1_000L, to * 1_000L).stream()
                .map(each -> each.atMillis() / 1_000)
                .toList();
    }

    private boolean isKnown(int from, int to) {
        return happened.unknown(from * 1_000L, to * 1_000L).isEmpty();
    }

    @Test
    void theOldest_goFirst_andAreUnknown() {
        read(0, 1_000, 1);
        List<Long> kept = seconds(0, 1_000);
        assertThat(kept).hasSizeBetween(30, ROOM / 150);
        int first = 1_000 - kept.size();
        assertThat(kept.get(0)).isEqualTo(first);
        assertThat(isKnown(first, 1_000)).isTrue();
        assertThat(isKnown(first - 1, 1_000)).isFalse();
        assertThat(isKnown(first - 1, first)).isFalse();
    }

    @Test
    void afterAJumpBack_whatIsFurthestAwayGoes() {
        read(900, 1_000, 1);
        read(100, 300, 1);
        assertThat(seconds(0, 300)).hasSizeGreaterThan(30).endsWith(298L, 299L);
        assertThat(seconds(300, 1_000)).isEmpty();
        assertThat(isKnown(950, 1_000)).isFalse();
        assertThat(isKnown(290, 300)).isTrue();
    }

    @Test
    void aSecondThatNeedsMoreThanThereIs_isUnknown() {
        read(0, 20, 1);
        happened.begin(20_000, true);
        for (int i = 0; i < 10 * ROOM; i++) {
            byte[] count = new StateWriter().putLong(i).toBytes();
            happened.store().put(Annotation.key(CLUSTER, Kind.TOPIC_CREATED, "t" + i), 20_005, count);
        }
        happened.end();
        assertThat(seconds(0, 30)).hasSizeLessThan(ROOM / 150);
        assertThat(isKnown(20, 21)).isFalse();
    }

    @Test
    void otherClusters_haveTheirOwn() {
        read(0, 20, 2);
        assertThat(happened.between("c", 0, 20_000)).isEmpty();
        assertThat(happened.between(CLUSTER, 3_005, 3_006))
                .containsExactly(
                        new Annotation(3_005, Kind.TOPIC_CREATED, "t0", 0),
                        new Annotation(3_005, Kind.TOPIC_CREATED, "t1", 1));
    }
}
