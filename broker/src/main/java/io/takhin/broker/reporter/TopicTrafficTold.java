package io.takhin.broker.reporter;

import io.takhin.broker.event.Buckets;
import io.takhin.broker.event.TopicTraffic;
import io.takhin.broker.reporter.TopicCounters.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.ObjIntConsumer;

/** Makes a tick's {@link TopicTraffic} events: for each bucket the topics that changed, or all when a refresh is due. */
final class TopicTrafficTold {

    /** Three counters of up to 19 digits, commas and quotes; the name comes on top. */
    private static final int NUMBERS_BYTES = 64;

    private final Teller teller;
    private final Refresh refresh;

    TopicTrafficTold(Teller teller, long refreshMillis) {
        this.teller = teller;
        this.refresh = new Refresh(refreshMillis);
    }

    /** What was told may not have arrived: the next time all is told. */
    void forget() {
        refresh.forget();
    }

    void tell(Collection<TopicCounters> topics, long atMillis, int buckets, ObjIntConsumer<TopicTraffic> to) {
        refresh.buckets(buckets);
        boolean[] full = new boolean[buckets];
        List<List<TopicCounters>> rows = new ArrayList<>();
        for (int bucket = 0; bucket < buckets; bucket++) {
            full[bucket] = refresh.due(bucket, atMillis);
            rows.add(new ArrayList<>());
        }
        for (TopicCounters topic : topics) {
            boolean changed = topic.read();
            int bucket = Buckets.ofTopic(teller.clusterId(), topic.topic(), buckets);
            // a topic that is gone is told a last time if it changed
            if (changed || (full[bucket] && topic.alive())) {
                rows.get(bucket).add(topic);
            }
        }
        for (int bucket = 0; bucket < buckets; bucket++) {
            send(rows.get(bucket), full[bucket], bucket, atMillis, to);
        }
    }

    private void send(
            List<TopicCounters> rows, boolean full, int bucket, long atMillis, ObjIntConsumer<TopicTraffic> to) {
        List<List<TopicCounters>> records =
                RecordCut.cut(rows, row -> row.topic().length() + NUMBERS_BYTES, RecordCut.MOST_BYTES);
        for (int i = 0; i < records.size(); i++) {
            to.accept(event(records.get(i), full, i == records.size() - 1, atMillis), bucket);
        }
    }

    private TopicTraffic event(List<TopicCounters> rows, boolean full, boolean last, long atMillis) {
        return new TopicTraffic(
                teller.clusterId(),
                teller.brokerId(),
                teller.epochMillis(),
                atMillis,
                full,
                last,
                rows.stream().map(TopicCounters::topic).toArray(String[]::new),
                totals(rows, Kind.MESSAGES_IN),
                totals(rows, Kind.BYTES_IN),
                totals(rows, Kind.BYTES_OUT));
    }

    private static long[] totals(List<TopicCounters> rows, Kind kind) {
        return rows.stream().mapToLong(row -> row.total(kind)).toArray();
    }
}
