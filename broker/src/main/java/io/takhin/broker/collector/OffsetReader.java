package io.takhin.broker.collector;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * Asks where logs start and end: {@code listOffsets(earliest)} and {@code listOffsets(latest)}, each for all partitions in
 * one call. What can't be learnt anew stays as it was known.
 */
final class OffsetReader {

    private static final long UNKNOWN = -1;

    private final AdminCalls calls;
    private final Map<TopicPartition, Long> starts = new HashMap<>();
    private final Map<TopicPartition, Long> ends = new HashMap<>();

    private PendingEach<TopicPartition, ListOffsetsResultInfo> latest;
    private PendingEach<TopicPartition, ListOffsetsResultInfo> earliest;
    private boolean anyAsked;

    OffsetReader(AdminCalls calls) {
        this.calls = calls;
    }

    /** @param asked partitions that have a leader */
    void start(Admin admin, Set<TopicPartition> asked, boolean withStarts) {
        anyAsked = !asked.isEmpty();
        latest = start(admin, "listOffsets(latest)", asked, OffsetSpec.latest());
        if (withStarts) {
            earliest = start(admin, "listOffsets(earliest)", asked, OffsetSpec.earliest());
        }
    }

    /** Whether what was asked for is there before {@code deadlineNanos}. */
    boolean comesBefore(long deadlineNanos) throws InterruptedException {
        return (latest == null || latest.comesBefore(deadlineNanos))
                && (earliest == null || earliest.comesBefore(deadlineNanos));
    }

    /** @return whether any log end was learnt, or there was none to learn */
    boolean await() throws InterruptedException {
        if (earliest != null) {
            take(earliest, starts);
            earliest = null;
        }
        boolean learnt = take(latest, ends);
        latest = null;
        return learnt || !anyAsked;
    }

    private PendingEach<TopicPartition, ListOffsetsResultInfo> start(
            Admin admin, String call, Collection<TopicPartition> asked, OffsetSpec spec) {
        return calls.startEach(call, asked, partitions -> send(admin, partitions, spec));
    }

    private static Map<TopicPartition, KafkaFuture<ListOffsetsResultInfo>> send(
            Admin admin, Collection<TopicPartition> partitions, OffsetSpec spec) {
        ListOffsetsResult result =
                admin.listOffsets(partitions.stream().collect(Collectors.toMap(partition -> partition, p -> spec)));
        return partitions.stream().collect(Collectors.toMap(partition -> partition, result::partitionResult));
    }

    private static boolean take(
            PendingEach<TopicPartition, ListOffsetsResultInfo> pending, Map<TopicPartition, Long> known)
            throws InterruptedException {
        Answers<TopicPartition, ListOffsetsResultInfo> answers = pending.await();
        answers.found().forEach((partition, info) -> known.put(partition, info.offset()));
        return !answers.found().isEmpty();
    }

    /** Forgets what isn't there any more: a topic made again under its name starts unknown. */
    void keepOnly(Set<TopicPartition> present) {
        starts.keySet().retainAll(present);
        ends.keySet().retainAll(present);
    }

    long startOf(TopicPartition partition) {
        return starts.getOrDefault(partition, UNKNOWN);
    }

    /** Never before the start, even when records were deleted between the two calls. */
    long endOf(TopicPartition partition) {
        return Math.max(
                ends.getOrDefault(partition, UNKNOWN), ends.containsKey(partition) ? startOf(partition) : UNKNOWN);
    }
}
