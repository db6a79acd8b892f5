package io.takhin.topology.replay;

import static io.takhin.topology.kit.Events.broker;
import static io.takhin.topology.kit.Events.cluster;
import static io.takhin.topology.kit.Events.offsets;
import static io.takhin.topology.kit.Events.plugin;
import static io.takhin.topology.kit.Events.produceLatency;
import static io.takhin.topology.kit.Events.traffic;

import io.takhin.topology.kit.OffsetTick;
import io.takhin.topology.kit.PartitionTick;
import io.takhin.topology.kit.TrafficTick;
import java.util.Random;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells how many bytes blocks of history are, as they are encoded: topics of one partition that grow by another number of
 * records and bytes each second, each read by one group, and of a broker that answers 200 requests in it. Arguments: topics (20), hours (4). Not a test.
 */
public final class BlockSizes {

    private static final Logger LOG = LoggerFactory.getLogger("block-sizes");

    private final RecordedLog log = new RecordedLog(1);
    private final Random random = new Random(7);
    private final long[] records;
    private final long[] bytes;

    private BlockSizes(int topics) {
        records = new long[topics];
        bytes = new long[topics];
    }

    public static void main(String[] args) throws Exception {
        int topics = args.length > 0 ? Integer.parseInt(args[0]) : 20;
        int hours = args.length > 1 ? Integer.parseInt(args[1]) : 4;
        BlockSizes sizes = new BlockSizes(topics);
        long start = 3_600_000;
        Recording recording = new Recording();
        for (int second = 0; second < hours * 3_600; second++) {
            sizes.tell(start + second * 1_000L, second % 10 == 0);
        }
        try (Decoder decoder = new Decoder("decoder");
                Playback playback = new Playback(sizes.log, start, Set.of(), decoder, recording)) {
            for (int second = 0; second < hours * 3_600; second++) {
                playback.play(start + second * 1_000L);
            }
        }
        recording.history().sizes().forEach(line -> LOG.warn("{}", line));
        System.exit(0);
    }

    private void tell(long at, boolean full) {
        PartitionTick state = plugin(1, at);
        TrafficTick counters = traffic(1, at);
        OffsetTick commits = offsets(at);
        for (int i = 0; i < records.length; i++) {
            records[i] += random.nextInt(1_000);
            bytes[i] += random.nextInt(1_000_000);
            state.topic("topic-" + i).partition(0, 0, records[i]);
            counters.topic("topic-" + i, bytes[i], bytes[i] / 2);
            commits.commit("group-" + i, "topic-" + i, 0, Math.max(0, records[i] - random.nextInt(500)));
        }
        if (full) {
            state.full();
            counters.full();
            commits.full();
        }
        log.put(0, broker(1, at));
        log.put(0, cluster(at, 1));
        log.put(0, produceLatency(1, at / 1_000, at, millis()));
        log.put(0, state.event());
        log.put(0, counters.event());
        log.put(0, commits.event());
    }

    /** Of 200 requests. */
    private int[] millis() {
        return random.ints(200, 1, 200).map(millis -> millis * millis / 200).toArray();
    }
}
