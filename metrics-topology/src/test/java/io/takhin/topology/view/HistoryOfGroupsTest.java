package io.takhin.topology.view;

import static io.takhin.topology.kit.Events.cluster;
import static io.takhin.topology.kit.Events.collector;
import static io.takhin.topology.kit.Events.offsets;
import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.topology.history.HistoryAnswer.Values;
import io.takhin.topology.history.SeriesKey.Kind;
import io.takhin.topology.kit.WithTopology;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What was, of groups: how far they were behind, and what they consumed. */
class HistoryOfGroupsTest extends WithTopology {

    /** The beginning of an hour. */
    private static final long START = 36_000;

    /** The group stands at 1,000, which was the log end at second 100. */
    private void tellOfAGroupThatStands(int toSecond) {
        for (int i = 0; i < toSecond; i++) {
            long at = (START + i) * 1000;
            var tick = collector(at).topic("orders").partition(0, 0, 10L * i);
            kit.pipe((i % 10 == 0 ? tick.full() : tick).event());
            var commits = offsets(at);
            if (i == 100 || i > 100 && i % 10 == 0) {
                commits.commit("billing", "orders", 0, 1_000);
            }
            kit.pipe((i % 10 == 0 ? commits.full() : commits).event());
        }
    }

    @Test
    void timeLag_isThatOfEachSecond_andItsLowestAndHighestThoseOfTheStep() {
        tellOfAGroupThatStands(300);
        double[] seconds = kit.history(Kind.GROUP, "billing", "timeLagMillis", START + 120, START + 298, 1)
                .values();
        for (int i = 0; i < seconds.length; i++) {
            assertThat(seconds[i]).as("second %d", i).isEqualTo(20_000 + (i + 1) * 1_000);
        }
        Values tens = kit.history(Kind.GROUP, "billing", "timeLagMillis", START + 120, START + 240, 10);
        for (int i = 0; i < tens.values().length; i++) {
            assertThat(tens.values()[i]).as("step %d", i).isEqualTo(30_000 + i * 10_000);
            assertThat(tens.max()[i]).isEqualTo(tens.values()[i]);
            assertThat(tens.min()[i]).isEqualTo(21_000 + i * 10_000);
        }
    }

    @Test
    void lagAndLogEnd_areOfTheSameMoment_inEachSecond() {
        tellOfAGroupThatStands(300);
        double[] lags = kit.history(Kind.GROUP, "billing", "lag", START + 120, START + 299, 1)
                .values();
        double[] ends = kit.history(Kind.TOPIC, "orders", "logEnd", START + 120, START + 299, 1)
                .values();
        for (int i = 0; i < lags.length; i++) {
            assertThat(lags[i]).as("second %d", i).isEqualTo(ends[i] - 1_000);
        }
        double[] recent = kit.group("billing").recentLag().points();
        assertThat(recent[recent.length - 1])
                .isEqualTo(kit.group("billing").totalLag().doubleValue());
    }

    private static long logEnd(int second) {
        return 100 + second * (second - 1L) / 2;
    }

    /** Second {@code i} appends {@code i} records to each topic, and the groups commit all: more series than are written at once. */
    private void tellOfManyGroups(int fromSecond, int toSecond) {
        for (int i = fromSecond; i < toSecond; i++) {
            long at = (START + i) * 1000;
            var tick = collector(at).full();
            var commits = offsets(at).full();
            for (int topic = 0; topic < 20; topic++) {
                tick.topic("topic-" + topic).partition(0, 0, logEnd(i));
                commits.commit("group-" + topic, "topic-" + topic, 0, logEnd(i));
            }
            kit.pipe(cluster(at, 1), tick.event(), commits.event());
        }
    }

    @Test
    void whatGroupsConsumedBeforeASilence_isKnown_alsoAfterRestarts() {
        tellOfManyGroups(0, 133);
        kit = kit.restarted();
        tellOfManyGroups(220, 222);
        kit = kit.restarted();
        tellOfManyGroups(222, 230);
        // live: 229 whole seconds since the first commit, of them 87 of silence
        double[] live = kit.detail("topic-0").fetchRate().points();
        assertThat(Arrays.stream(live).filter(rate -> !Double.isNaN(rate)).sum())
                .isEqualTo(logEnd(132) - logEnd(0) + logEnd(229) - logEnd(220));
        tellOfManyGroups(230, 400);
        for (int topic = 0; topic < 20; topic++) {
            String group = "group-" + topic;
            double[] consumed = kit.history(Kind.GROUP, group, "consumedRate", START + 1, START + 132, 1)
                    .values();
            assertThat(Arrays.stream(consumed).sum()).as(group).isEqualTo(logEnd(132) - logEnd(1));
            assertThat(kit.history(Kind.GROUP, group, "lag", START + 70, START + 132, 1)
                            .values())
                    .as(group)
                    .containsOnly(0);
            assertThat(kit.history(Kind.GROUP, group, "consumedRate", START + 134, START + 218, 1)
                            .values())
                    .as(group)
                    .containsOnly(Double.NaN);
        }
    }
}
