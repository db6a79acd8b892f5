package io.takhin.topology.shared;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.takhin.topology.shared.PeerQuestion.Kind;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeerQuestionTest {

    private static void assertRefused(Kind kind, String store, List<Integer> partitions, String key) {
        assertThatThrownBy(() -> new PeerQuestion(kind, store, partitions, key, 0, 0, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void question_isRefused_whenItLacksWhatItsKindAsksFor() {
        assertRefused(null, "store", List.of(0), "key");
        assertRefused(Kind.WINDOWS, null, List.of(0), "key");
        assertRefused(Kind.WINDOWS, "store", null, "key");
        assertRefused(Kind.WINDOWS, "store", Arrays.asList(0, null), "key");
        assertRefused(Kind.KEYS, "store", List.of(0), null);
        assertRefused(Kind.PAGE, "store", List.of(0), null);
    }
}
