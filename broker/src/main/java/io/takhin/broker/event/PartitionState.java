package io.takhin.broker.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;

/**
 * Offsets, sizes and replicas of the partitions of one bucket. The plugin tells of the partitions its broker leads, the
 * collector of all. Only changed partitions are listed, unless {@code full}: then what isn't listed by any record of that
 * tick is no longer there (for the collector: deleted; for the plugin: no longer led by this broker).
 *
 * @param brokerId the broker that tells; -1 for the collector
 * @param epochMillis when the broker process started, since when nothing but what it tells was appended; 0 from the collector
 * @param last no more rows follow for this source, broker, bucket and tick
 * @param topics the topic names that {@code topicIndexes} points into
 * @param topicIds the topics' ids as Kafka prints them; a new id under an old name is another topic; empty when not known
 * @param logStartOffsets the first retained offset; -1 unknown
 * @param logEndOffsets the next offset to be written ({@code kafka.log:type=Log,name=LogEndOffset} from the plugin, the high
 *     watermark by {@code listOffsets(latest)} from the collector); -1 unknown
 * @param sizeBytes the leader's log on disk; -1 unknown
 * @param leaders the leading broker; -1 when the partition is offline
 * @param replicaCounts assigned replicas
 * @param isrCounts in-sync replicas
 * @param replicaSizeBytes the logs of all replicas together; -1 unknown (the plugin sees its own only)
 * @param collectorId which of the collectors on this cluster tells; null when not known, and from the plugin
 */
public record PartitionState(
        String clusterId,
        Source source,
        int brokerId,
        long epochMillis,
        long atMillis,
        boolean full,
        boolean last,
        String[] topics,
        String[] topicIds,
        int[] topicIndexes,
        int[] partitions,
        long[] logStartOffsets,
        long[] logEndOffsets,
        long[] sizeBytes,
        int[] leaders,
        int[] replicaCounts,
        int[] isrCounts,
        long[] replicaSizeBytes,
        @JsonInclude(JsonInclude.Include.NON_NULL) String collectorId)
        implements MetricEvent {

    private static final long MOST_PLACES = 1_000_000;

    public PartitionState {
        Columns.requireCollector(collectorId);
        Columns.require(
                "partitions",
                partitions.length,
                topicIndexes,
                logStartOffsets,
                logEndOffsets,
                sizeBytes,
                leaders,
                replicaCounts,
                isrCounts,
                replicaSizeBytes);
        Columns.require("topics", topicIds.length == 0 ? 0 : topics.length, (Object) topicIds);
        Columns.requireIndexes("topicIndexes", topicIndexes, topics.length);
        Columns.requireTopics(topics);
        Columns.requireEach("topicIds", (Object[]) topicIds);
        Columns.requirePartitions(partitions);
        requireRoom(topics, topicIndexes, partitions);
        Columns.requireMoment("epochMillis", epochMillis);
        Columns.requireRange(-1, "logStartOffsets", logStartOffsets);
        Columns.requireRange(-1, "logEndOffsets", logEndOffsets);
        Columns.requireRange(-1, "sizeBytes", sizeBytes);
        Columns.requireRange(-1, "leaders", leaders);
        Columns.requireRange(-1, "replicaCounts", replicaCounts);
        Columns.requireRange(-1, "isrCounts", isrCounts);
        Columns.requireRange(-1, "replicaSizeBytes", replicaSizeBytes);
        if (source == null || (source == Source.COLLECTOR) != (brokerId == -1) || brokerId < -1) {
            throw new IllegalArgumentException(
                    "brokerId: expected -1 from the collector, else 0 or more, found " + brokerId + " from " + source);
        }
    }

    /** Views keep a place for each partition up to the highest of a topic: few rows must not ask for very many. */
    private static void requireRoom(String[] topics, int[] topicIndexes, int[] partitions) {
        int[] places = new int[topics.length];
        for (int row = 0; row < partitions.length; row++) {
            places[topicIndexes[row]] = Math.max(places[topicIndexes[row]], partitions[row] + 1);
        }
        long sum = Arrays.stream(places).asLongStream().sum();
        if (sum > MOST_PLACES) {
            throw new IllegalArgumentException(
                    "partitions: expected at most " + MOST_PLACES + " up to the highest of each topic, found " + sum);
        }
    }

    /** The same, told of another moment. */
    public PartitionState at(long moment) {
        return copy(moment, topics);
    }

    /** The same of other topics, in the same order. */
    public PartitionState withTopics(String[] names) {
        return copy(atMillis, names);
    }

    private PartitionState copy(long atMillis, String[] topics) {
        return new PartitionState(
                clusterId,
                source,
                brokerId,
                epochMillis,
                atMillis,
                full,
                last,
                topics,
                topicIds,
                topicIndexes,
                partitions,
                logStartOffsets,
                logEndOffsets,
                sizeBytes,
                leaders,
                replicaCounts,
                isrCounts,
                replicaSizeBytes,
                collectorId);
    }
}
