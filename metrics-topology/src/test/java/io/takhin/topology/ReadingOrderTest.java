package io.takhin.topology;

import static io.takhin.topology.kit.Events.collector;
import static io.takhin.topology.kit.Events.offsets;
import static io.takhin.topology.kit.Events.plugin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same events of some time, each metric topic in its own order, read with restarts at random moments, and a second's
 * commits before its log ends or after them: the numbers are those of one reader that takes second by second.
 */
class ReadingOrderTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CASES = Integer.getInteger("reading.order.cases", 5);
    private static final int FIRST_SECOND = 1_000;
    private static final int SECONDS = 45;
    private static final int PARTITIONS = 2;

    /** At the end nothing comes any more, and all is told. */
    private static final int QUIET_SECONDS = 4;

    @TempDir
    private Path folder;

    /** A broker's plugin, which tells of what the broker leads. */
    private static final class Plugin {

        private long epochMillis = FIRST_SECOND * 1000L - 5_000;
        private int downUntil;
        private boolean full = true;
    }

    /**
     * The tellers' events of one run: partitions, told by the plugins of two brokers, which die, return and move leaders, and by
     * the collector; and commits.
     */
    private static final class Told {

        private final Random random;
        private final List<MetricEvent> partitions = new ArrayList<>();
        private final List<MetricEvent> commits = new ArrayList<>();
        private final Map<Integer, Plugin> plugins = Map.of(1, new Plugin(), 2, new Plugin());
        private final int[] leaders = {1, 2};
        private final long[] logEnds = new long[PARTITIONS];
        private final long[] firstLogEnds = new long[PARTITIONS];
        private final long[] committed = new long[PARTITIONS];

        Told(Random random) {
            this.random = random;
            for (int second = FIRST_SECOND; second < FIRST_SECOND + SECONDS; second++) {
                tell(second);
            }
        }

        /** Records since the first second, whose own can't be known. */
        long produced() {
            return Arrays.stream(logEnds).sum() - Arrays.stream(firstLogEnds).sum();
        }

        private void tell(int second) {
            boolean isFirst = second == FIRST_SECOND;
            boolean isQuiet = second >= FIRST_SECOND + SECONDS - QUIET_SECONDS;
            plugins.forEach((broker, plugin) -> die(broker, plugin, second));
            List<Integer> up = new ArrayList<>(plugins.keySet());
            up.removeIf(broker -> second < plugins.get(broker).downUntil && !isQuiet);
            if (up.isEmpty()) {
                return;
            }
            for (int p = 0; p < PARTITIONS; p++) {
                boolean moves = !up.contains(leaders[p]) || random.nextInt(15) == 0;
                leaders[p] = moves ? up.get(random.nextInt(up.size())) : leaders[p];
                if (!isQuiet) {
                    grow(p);
                }
                firstLogEnds[p] = isFirst ? logEnds[p] : firstLogEnds[p];
            }
            long at = second * 1000L;
            // right after a start nobody's tick is on the second, and tellers overtake each other
            boolean anyNew = up.stream().anyMatch(broker -> plugins.get(broker).full);
            long late = anyNew && !isFirst ? random.nextInt(200) : 0;
            List<MetricEvent> rows =
                    new ArrayList<>(List.of(rows(collector(at + late), -1, isFirst || second % 10 == 0)));
            for (int broker : up) {
                Plugin plugin = plugins.get(broker);
                long skewed = at + random.nextInt(3);
                rows.add(rows(plugin(broker, skewed).epoch(plugin.epochMillis), broker, plugin.full));
                plugin.full = false;
            }
            if (late > 0) {
                Collections.shuffle(rows, random);
            }
            partitions.addAll(rows);
            commits.add(commitRows(at + late, isFirst));
        }

        private void die(int broker, Plugin plugin, int second) {
            boolean other = second >= plugins.get(3 - broker).downUntil;
            if (second > FIRST_SECOND
                    && second < FIRST_SECOND + SECONDS - 10
                    && second >= plugin.downUntil
                    && random.nextInt(other ? 20 : 100) == 0) {
                plugin.downUntil = second + 1 + random.nextInt(6);
                plugin.epochMillis = plugin.downUntil * 1000L - 400 + random.nextInt(300);
                plugin.full = true;
            }
        }

        private void grow(int p) {
            logEnds[p] += random.nextInt(3) == 0 ? 0 : random.nextInt(200);
            long lag = logEnds[p] - committed[p];
            committed[p] += random.nextInt(3) == 0 ? random.nextInt((int) lag + 1) : 0;
        }

        /** @param broker whose partitions; -1: all */
        private MetricEvent rows(PartitionTick tick, int broker, boolean isFull) {
            boolean any = false;
            for (int p = 0; p < PARTITIONS; p++) {
                if (broker < 0 || leaders[p] == broker) {
                    if (!any) {
                        tick.topic("orders");
                        any = true;
                    }
                    tick.ledBy(leaders[p]).partition(p, 0, logEnds[p]);
                }
            }
            return (isFull ? tick.full() : tick).event();
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
            assertThat(Arrays.stream(orderly.throughput().produceRate().points())
                            .filter(rate -> !Double.isNaN(rate))
                            .sum())
                    .as("seed %d", run)
                    .isCloseTo(told.produced(), within(1e-6));
            List<String> differences = new ArrayList<>();
            addDifferences("", tree(disturbed), tree(orderly), differences);
            assertThat(differences).as("seed %d", run).isEmpty();
        }
    }
}
