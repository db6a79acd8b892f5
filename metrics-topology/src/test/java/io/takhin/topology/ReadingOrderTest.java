package io.takhin.topology;

import static io.takhin.topology.kit.Events.collector;
import static io.takhin.topology.kit.Events.offsets;
import static io.takhin.topology.kit.Events.plugin;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.takhin.broker.event.GroupOffsets;
import io.takhin.broker.event.MetricEvent;
import io.takhin.topology.kit.PartitionTick;
import io.takhin.topology.kit.TopologyKit;
import io.takhin.topology.view.ClusterSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same events of a minute, each metric topic in its own order, read with restarts at random moments and with commits up to
 * a second ahead of the log ends or behind them: the numbers are those of one reader that takes second by second.
 */
class ReadingOrderTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CASES = Integer.getInteger("reading.order.cases", 15);
    private static final int FIRST_SECOND = 1_000;
    private static final int SECONDS = 60;
    private static final int PARTITIONS = 2;

    @TempDir
    private Path folder;

    /** The tellers' events of one run: partitions, told by a plugin that dies and returns and by the collector; and commits. */
    private static final class Told {

        private final Random random;
        private final List<MetricEvent> partitions = new ArrayList<>();
        private final List<MetricEvent> commits = new ArrayList<>();
        private final long[] logEnds = new long[PARTITIONS];
        private final long[] committed = new long[PARTITIONS];
        private long epochMillis = FIRST_SECOND * 1000L - 5_000;
        private int downUntil;
        private boolean full = true;

        Told(Random random) {
            this.random = random;
            for (int second = FIRST_SECOND; second < FIRST_SECOND + SECONDS; second++) {
                tell(second);
            }
        }

        private void tell(int second) {
            boolean isFirst = second == FIRST_SECOND;
            if (!isFirst && second >= downUntil && random.nextInt(20) == 0) {
                downUntil = second + 1 + random.nextInt(6);
            }
            if (second < downUntil) {
                epochMillis = second * 1000L + 400 + random.nextInt(500);
                full = true;
                return;
            }
            for (int p = 0; p < PARTITIONS; p++) {
                logEnds[p] += random.nextInt(3) == 0 ? 0 : random.nextInt(200);
                committed[p] = random.nextInt(3) == 0
                        ? committed[p] + random.nextInt((int) (logEnds[p] - committed[p]) + 1)
                        : committed[p];
            }
            long at = second * 1000L;
            // right after a start nobody's tick is on the second, and tellers overtake each other
            long late = full && !isFirst ? random.nextInt(200) : 0;
            List<MetricEvent> both = new ArrayList<>(List.of(
                    rows(plugin(1, at).epoch(epochMillis), full),
                    rows(collector(at + late), isFirst || second % 10 == 0)));
            if (late > 0 && random.nextBoolean()) {
                both.add(both.remove(0));
            }
            partitions.addAll(both);
            commits.add(commitRows(at + late, isFirst));
            full = false;
        }

        private PartitionTick atPartitions(PartitionTick tick) {
            tick.topic("orders");
            for (int p = 0; p < PARTITIONS; p++) {
                tick.ledBy(1).partition(p, 0, logEnds[p]);
            }
            return tick;
        }

        private MetricEvent rows(PartitionTick tick, boolean isFull) {
            return atPartitions(isFull ? tick.full() : tick).event();
        }

        private GroupOffsets commitRows(long at, boolean isFull) {
            var tick = offsets(at);
            for (int p = 0; p < PARTITIONS; p++) {
                tick.commit("billing", "orders", p, committed[p]);
            }
            return (isFull ? tick.full() : tick).event();
        }
    }

    private static long second(MetricEvent event) {
        return Math.floorDiv(event.atMillis(), 1000);
    }

    /** Second by second, log ends first. */
    private static List<MetricEvent> inOrder(Told told) {
        List<MetricEvent> events = new ArrayList<>(told.partitions);
        events.addAll(told.commits);
        events.sort(Comparator.comparingLong(ReadingOrderTest::second).thenComparing(GroupOffsets.class::isInstance));
        return events;
    }

    /** Each topic in its order, a second's commits and log ends in any order. */
    private static List<MetricEvent> shuffled(Told told, Random random) {
        Deque<MetricEvent> partitions = new ArrayDeque<>(told.partitions);
        Deque<MetricEvent> commits = new ArrayDeque<>(told.commits);
        List<MetricEvent> events = new ArrayList<>();
        while (!partitions.isEmpty() || !commits.isEmpty()) {
            long ahead =
                    partitions.isEmpty() || commits.isEmpty() ? 0 : second(commits.peek()) - second(partitions.peek());
            boolean commit = partitions.isEmpty() || ahead < 0 || ahead == 0 && random.nextBoolean();
            events.add(commit && !commits.isEmpty() ? commits.remove() : partitions.remove());
        }
        return events;
    }

    private ClusterSnapshot read(List<MetricEvent> events, Random restarts) throws IOException {
        TopologyKit kit = new TopologyKit(Files.createTempDirectory(folder, "kit"));
        try {
            for (MetricEvent event : events) {
                kit.pipe(event);
                if (restarts != null && restarts.nextInt(25) == 0) {
                    kit = kit.restarted();
                }
            }
            return kit.snapshot();
        } finally {
            kit.close();
        }
    }

    private static JsonNode tree(ClusterSnapshot snapshot) {
        return JSON.valueToTree(List.of(
                snapshot.atMillis(), snapshot.throughput().produceRate(), snapshot.topics(), snapshot.groups()));
    }

    private static void addDifferences(String path, JsonNode left, JsonNode right, List<String> to) {
        if (left.isContainerNode() && left.size() == right.size()) {
            Iterator<JsonNode> others = right.iterator();
            int child = 0;
            for (JsonNode each : left) {
                addDifferences(path + "/" + child++, each, others.next(), to);
            }
        } else if (!left.equals(right) && !(Math.abs(left.asDouble() - right.asDouble()) < 1e-6 && left.isNumber())) {
            to.add(path + ": " + left + " and " + right);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void numbers_areThoseOfAnOrderlyReader(long seed) throws IOException {
        for (long i = 0; i < CASES; i++) {
            long run = seed * 1_000_000 + i;
            Told told = new Told(new Random(run));
            ClusterSnapshot orderly = read(inOrder(told), null);
            Random random = new Random(run + 500_000);
            ClusterSnapshot disturbed = read(shuffled(told, random), random);
            List<String> differences = new ArrayList<>();
            addDifferences("", tree(disturbed), tree(orderly), differences);
            assertThat(differences).as("seed %d", run).isEmpty();
        }
    }
}
