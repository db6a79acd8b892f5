package io.takhin.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NameOrderTest {

    @Test
    void names_goByTheNumbersInThem_andCaseAside() {
        List<String> expected = List.of(
                "",
                "1",
                "02",
                "2",
                "10",
                "a",
                "a-2",
                "a-10",
                "a-10-b",
                "a2",
                "a12345678901234567890",
                "A12345678901234567891",
                "B",
                "b",
                "c",
                "журнал",
                "订单");
        List<String> shuffled = new ArrayList<>(expected);
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(shuffled, new Random(seed));
            shuffled.sort(NameOrder.INSTANCE);
            assertThat(shuffled).containsExactlyElementsOf(expected);
        }
    }

    @Test
    void onlyTheSameName_isEqual() {
        assertThat(NameOrder.INSTANCE.compare("a01", "a1")).isNotZero();
        assertThat(NameOrder.INSTANCE.compare("A", "a")).isNotZero();
        assertThat(NameOrder.INSTANCE.compare("a1", "a1")).isZero();
    }
}
