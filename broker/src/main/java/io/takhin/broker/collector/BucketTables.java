package io.takhin.broker.collector;

import io.takhin.broker.collector.ToldTable.Changes;
import io.takhin.broker.event.Buckets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** One {@link ToldTable} per bucket of a metric topic, told in full at a fixed interval. Not thread-safe. */
final class BucketTables<K, R> {

    private final String clusterId;
    private final long fullRefreshMillis;
    private final Function<K, String> topicOf;
    private final BiPredicate<R, R> sameThing;
    private final Map<String, Integer> bucketOfTopic = new HashMap<>();
    private List<ToldTable<K, R>> tables = List.of();
    private long lastFullMillis;

    BucketTables(String clusterId, long fullRefreshMillis, Function<K, String> topicOf, BiPredicate<R, R> sameThing) {
        this.clusterId = clusterId;
        this.fullRefreshMillis = fullRefreshMillis;
        this.topicOf = topicOf;
        this.sameThing = sameThing;
    }

    /** Whether the next changes are to be told in full. */
    boolean isFullDue(long atMillis) {
        return tables.isEmpty() || atMillis - lastFullMillis >= fullRefreshMillis;
    }

    /** What to tell in each bucket, by number. */
    List<Changes<K, R>> changes(int bucketCount, Map<K, R> now, long atMillis) {
        if (bucketCount != tables.size()) {
            startOver(bucketCount);
        }
        boolean full = isFullDue(atMillis);
        if (full) {
            lastFullMillis = atMillis;
            bucketOfTopic.clear();
        }
        List<Map<K, R>> buckets = split(bucketCount, now);
        List<Changes<K, R>> changes = new ArrayList<>(bucketCount);
        for (int bucket = 0; bucket < bucketCount; bucket++) {
            changes.add(tables.get(bucket).changes(buckets.get(bucket), full));
        }
        return changes;
    }

    /** What was told may not have arrived: all is told again next time. */
    void forget() {
        tables = List.of();
    }

    private void startOver(int bucketCount) {
        bucketOfTopic.clear();
        tables = new ArrayList<>(bucketCount);
        for (int bucket = 0; bucket < bucketCount; bucket++) {
            tables.add(new ToldTable<>(sameThing));
        }
        lastFullMillis = Long.MIN_VALUE / 2;
    }

    private List<Map<K, R>> split(int bucketCount, Map<K, R> now) {
        List<Map<K, R>> buckets = new ArrayList<>(bucketCount);
        for (int bucket = 0; bucket < bucketCount; bucket++) {
            buckets.add(new HashMap<>());
        }
        now.forEach((key, row) -> buckets.get(bucketOfTopic.computeIfAbsent(
                        topicOf.apply(key), topic -> Buckets.ofTopic(clusterId, topic, bucketCount)))
                .put(key, row));
        return buckets;
    }
}
