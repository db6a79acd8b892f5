package io.takhin.server;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Asks Kafka's Admin client late in each second, when its burst is over, for topics' log ends. */
final class LogEndSampler {

    private static final long ASK_MILLIS = 750;

    private final KafkaTruth kafka;
    private final Map<String, Integer> topics;
    private final Map<String, NavigableMap<Long, Long>> ends = new HashMap<>();
    private final List<Long> missed = new ArrayList<>();

    LogEndSampler(KafkaTruth kafka, Map<String, Integer> topics) {
        this.kafka = kafka;
        this.topics = topics;
        topics.keySet().forEach(topic -> ends.put(topic, new TreeMap<>()));
    }

    /** Blocks until the end of the last second. A second in which Kafka didn't answer in time is left out. */
    void run(long fromSecond, long endSecond) {
        for (long second = fromSecond; second < endSecond; second++) {
            Bursts.awaitClock(second * 1000 + ASK_MILLIS);
            Map<String, Long> found = new HashMap<>();
            topics.forEach((topic, partitions) -> found.put(topic, KafkaTruth.sum(kafka.ends(topic, partitions))));
            if (System.currentTimeMillis() < (second + 1) * 1000 + Bursts.BEGIN_MILLIS) {
                long of = second;
                found.forEach((topic, end) -> ends.get(topic).put(of, end));
            } else {
                missed.add(second);
            }
        }
    }

    /** Sums of the partitions' log ends, at the end of each second. */
    NavigableMap<Long, Long> ends(String topic) {
        return ends.get(topic);
    }

    List<Long> missed() {
        return missed;
    }
}
