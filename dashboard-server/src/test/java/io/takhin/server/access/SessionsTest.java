package io.takhin.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private final AtomicLong now = new AtomicLong(1_000);

    @Test
    void session_ends_afterItsLifetime() {
        Sessions sessions = sessions("key", 3);
        String token = sessions.open();
        assertThat(token).hasSize(75).isNotEqualTo(sessions.open());
        now.addAndGet(Sessions.LIFETIME.toMillis() - 1);
        assertThat(sessions.isOpen(token)).isTrue();
        now.incrementAndGet();
        assertThat(sessions.isOpen(token)).isFalse();
    }

    @Test
    void session_staysOpen_overARestart_withTheSameKeyOnly() {
        String token = sessions("key", 3).open();
        assertThat(sessions("key", 3).isOpen(token)).isTrue();
        assertThat(sessions("other", 3).isOpen(token)).isFalse();
    }

    @Test
    void loggedOut_isNotOpen_whileOthersAre() {
        Sessions sessions = sessions("key", 2);
        String first = sessions.open();
        String second = sessions.open();
        String third = sessions.open();
        sessions.close(first);
        sessions.close(second);
        assertThat(sessions.isOpen(first)).isFalse();
        assertThat(sessions.isOpen(second)).isFalse();
        assertThat(sessions.isOpen(third)).isTrue();
        sessions.close(third);
        assertThat(sessions.isOpen(third)).isFalse();
        assertThat(sessions.isOpen(first)).as("forgotten, for want of room").isTrue();
    }

    @Test
    void changedAndForeignTokens_areNotOpen() {
        Sessions sessions = sessions("key", 2);
        String token = sessions.open();
        for (int at = 0; at < token.length(); at++) {
            char other = token.charAt(at) == 'A' ? 'B' : 'A';
            assertThat(sessions.isOpen(token.substring(0, at) + other + token.substring(at + 1)))
                    .isFalse();
        }
        assertThat(sessions.isOpen(token + "=")).isFalse();
        assertThat(sessions.isOpen(null)).isFalse();
        assertThat(sessions.isOpen("x")).isFalse();
        assertThat(sessions.isOpen("not base64: §")).isFalse();
        sessions.close(null);
        sessions.close("x");
    }

    private Sessions sessions(String key, int capacity) {
        return new Sessions(new ApiKey(key).sessionSecret(), capacity, now::get);
    }

    @Test
    void limiter_forgives_afterAMinute() {
        LoginLimiter limiter = new LoginLimiter(now::get);
        for (int failure = 0; failure <= LoginLimiter.FAILURES_PER_MINUTE; failure++) {
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
