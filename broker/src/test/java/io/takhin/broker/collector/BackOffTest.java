package io.takhin.broker.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.Test;

class BackOffTest {

    private final AtomicLong clock = new AtomicLong(1_000_000);

    @Test
    void key_isForgotten_whenItIsNotAskedForAnyMore() {
        BackOff backOff = new BackOff(clock::get);
        backOff.failed("gone", new IllegalStateException());
        backOff.failed("there", new IllegalStateException());
        backOff.keepOnly(List.of("there", "new"));
        assertThat(backOff.size()).isEqualTo(1);
        assertThat(backOff.isReady("there")).isFalse();
        assertThat(backOff.isReady("gone")).isTrue();
    }

    @Test
    void call_forgetsTheFailuresOfWhatIsGone() throws InterruptedException {
        AdminCalls calls = new AdminCalls(Duration.ofSeconds(1), clock::get);
        ask(calls, "group-1");
        ask(calls, "group-2");
        // left alone for a second, had its failure not been forgotten with the second call
        assertThat(ask(calls, "group-1").failed().get("group-1")).hasMessage("asked");
        assertThat(calls.failedTotal()).isEqualTo(3);
    }

    private static Answers<String, String> ask(AdminCalls calls, String group) throws InterruptedException {
        KafkaFutureImpl<String> failing = new KafkaFutureImpl<>();
        failing.completeExceptionally(new IllegalStateException("asked"));
        return calls.startEach("call", List.of(group), keys -> Map.of(group, failing))
                .await();
    }
}
