package io.takhin.broker.reach;

import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.broker.reach.Attempt.Kind;
import org.apache.kafka.common.Node;
import org.junit.jupiter.api.Test;

class ReachTest {

    private static final Attempt REFUSED = new Attempt(Kind.REFUSED, "connection refused");
    private static final Attempt TIMED_OUT = new Attempt(Kind.FAILED, "connection timed out");

    private final Reach reach = new Reach(new Node(1, "b1", 9092));

    private boolean after(Attempt attempt, long beganMillis) {
        assertThat(reach.queue()).isTrue();
        assertThat(reach.queue()).isFalse();
        reach.begin(beganMillis);
        reach.end(attempt, beganMillis + 10);
        return reach.isLost();
    }

    private Unreachable told() {
        return reach.asUnreachable("c1", null);
    }

    @Test
    void oneRefusal_isEnough_andOneAnswerEndsIt() {
        assertThat(after(REFUSED, 1_000)).isTrue();
        assertThat(told()).isEqualTo(new Unreachable("c1", 1, "b1", 9092, 1_000, 1_010, REFUSED.why(), true, null));
        assertThat(after(Attempt.ANSWERED, 2_000)).isFalse();
    }

    @Test
    void oneFailure_isNotEnough_twoInARowAre_sinceTheFirst() {
        assertThat(after(TIMED_OUT, 1_000)).isFalse();
        assertThat(after(Attempt.ANSWERED, 2_000)).isFalse();
        assertThat(after(TIMED_OUT, 3_000)).isFalse();
        assertThat(after(TIMED_OUT, 4_000)).isTrue();
        assertThat(told()).isEqualTo(new Unreachable("c1", 1, "b1", 9092, 3_000, 4_010, TIMED_OUT.why(), true, null));
    }

    @Test
    void whatSaysNothing_changesNothing() {
        assertThat(after(Attempt.UNCLEAR, 1_000)).isFalse();
        assertThat(after(Attempt.UNCLEAR, 2_000)).isFalse();
        assertThat(after(REFUSED, 3_000)).isTrue();
        assertThat(after(Attempt.UNCLEAR, 4_000)).isTrue();
        assertThat(told().atMillis()).isEqualTo(3_010);
    }

    @Test
    void aNameThatTakesTooLong_isNotWaitedFor() {
        reach.queue();
        reach.failIfLongerThan(2_000, 9_000);
        reach.begin(1_000);
        reach.failIfLongerThan(2_000, 3_000);
        reach.failIfLongerThan(2_000, 3_001);
        assertThat(reach.isLost()).isFalse();
        reach.failIfLongerThan(2_000, 4_001);
        assertThat(reach.isLost()).isTrue();
        assertThat(told().why()).isEqualTo("host name not resolved in time");
        assertThat(told().sinceMillis()).isEqualTo(1_000);
        reach.end(Attempt.ANSWERED, 5_000);
        assertThat(reach.isLost()).isFalse();
    }

    @Test
    void unregistered_isMeasuredFromTheFirstWord() {
        assertThat(reach.unregisteredMillis(1_000)).isZero();
        assertThat(reach.unregisteredMillis(4_000)).isEqualTo(3_000);
        assertThat(told().registered()).isFalse();
        reach.registered();
        assertThat(told().registered()).isTrue();
        assertThat(reach.unregisteredMillis(9_000)).isZero();
    }
}
