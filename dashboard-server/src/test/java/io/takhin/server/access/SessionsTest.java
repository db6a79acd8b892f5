package io.takhin.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private final AtomicLong now = new AtomicLong(1_000);

    @Test
    void session_ends_afterItsLifetime() {
        Sessions sessions = new Sessions(3, now::get);
        String token = sessions.open();
        assertThat(token).hasSize(43);
        now.addAndGet(Sessions.LIFETIME.toMillis() - 1);
        assertThat(sessions.isOpen(token)).isTrue();
        now.incrementAndGet();
        assertThat(sessions.isOpen(token)).isFalse();
        sessions.open();
        assertThat(sessions.size()).isEqualTo(1);
    }

    @Test
    void oneSessionTooMany_endsTheOldest() {
        Sessions sessions = new Sessions(2, now::get);
        String first = sessions.open();
        String second = sessions.open();
        String third = sessions.open();
        assertThat(sessions.isOpen(first)).isFalse();
        assertThat(sessions.isOpen(second)).isTrue();
        assertThat(sessions.isOpen(third)).isTrue();
        assertThat(sessions.size()).isEqualTo(2);
    }

    @Test
    void unknownTokens_areNotOpen() {
        Sessions sessions = new Sessions(2, now::get);
        assertThat(sessions.isOpen(null)).isFalse();
        assertThat(sessions.isOpen("x")).isFalse();
    }

    @Test
    void limiter_forgives_afterAMinute() {
        LoginLimiter limiter = new LoginLimiter(now::get);
        for (int failure = 0; failure < LoginLimiter.FAILURES_PER_MINUTE; failure++) {
            assertThat(limiter.allows("a")).isTrue();
            limiter.failed("a");
        }
        assertThat(limiter.allows("a")).isFalse();
        assertThat(limiter.allows("b")).isTrue();
        now.addAndGet(60_000);
        assertThat(limiter.allows("a")).isTrue();
    }

    @Test
    void apiKey_matchesItselfOnly() {
        ApiKey key = new ApiKey("correct-horse");
        assertThat(key.matches("correct-horse")).isTrue();
        assertThat(key.matches("correct-hors")).isFalse();
        assertThat(ApiKey.random()).isNotEqualTo(ApiKey.random()).hasSize(43);
    }
}
