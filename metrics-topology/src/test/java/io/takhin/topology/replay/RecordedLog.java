package io.takhin.topology.replay;

import io.takhin.broker.event.EventCodec;
import io.takhin.broker.event.MetricEvent;
import io.takhin.broker.event.MetricTopic;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Events in memory, in lanes as they were put in; reads from a moment on as Kafka does. */
final class RecordedLog implements EventLog {

    private static final EventCodec CODEC = new EventCodec();

    private record Put(long atMillis, byte[] value) {}

    private final Map<Lane, List<Put>> lanes = new LinkedHashMap<>();

    RecordedLog(int buckets) {
        for (MetricTopic topic : MetricTopic.values()) {
            for (int bucket = 0; bucket < buckets; bucket++) {
                lanes.put(new Lane(topic, bucket), new ArrayList<>());
            }
        }
    }

    private Set<String> clusters = Set.of();

    /** Those it says it has; none: it isn't known. */
    void clusters(String... ids) {
        clusters = new TreeSet<>(List.of(ids));
    }

    @Override
    public Set<String> clusters() {
        return clusters;
    }

    void put(int bucket, MetricEvent event) {
        lanes.get(new Lane(MetricTopic.of(event), bucket)).add(new Put(event.atMillis(), CODEC.encode(event)));
    }

    @Override
    public Retained retained() {
        long first = lanes.values().stream()
                .flatMap(List::stream)
                .map(Put::atMillis)
                .min(Comparator.naturalOrder())
                .orElse(Long.MAX_VALUE);
        return new Retained(first, Long.MAX_VALUE);
    }

    @Override
    public Lanes open(long fromMillis, Decoder decoder) {
        return new Reading(fromMillis, decoder);
    }

    private final class Reading implements Lanes {

        private static final int AHEAD = 20;

        private final List<Lane> all = List.copyOf(lanes.keySet());
        private final List<Deque<Told>> ahead = new ArrayList<>();
        private final int[] next = new int[all.size()];
        private final Decoder decoder;

        Reading(long fromMillis, Decoder decoder) {
            this.decoder = decoder;
            for (int i = 0; i < next.length; i++) {
                ahead.add(new ArrayDeque<>());
                List<Put> puts = lanes.get(all.get(i));
                while (next[i] < puts.size() && puts.get(next[i]).atMillis() < fromMillis) {
                    next[i]++;
                }
            }
        }

        @Override
        public int count() {
            return all.size();
        }

        @Override
        public Lane lane(int index) {
            return all.get(index);
        }

        @Override
        public Told peek(int index) {
            List<Put> puts = lanes.get(all.get(index));
            Deque<Told> records = ahead.get(index);
            while (records.size() < AHEAD && next[index] < puts.size()) {
                Put put = puts.get(next[index]++);
                records.add(decoder.told(next[index], put.atMillis(), put.value()));
            }
            return records.peek();
        }

        @Override
        public Iterable<Told> atHand(int index) {
            return ahead.get(index);
        }

        @Override
        public void advance(int index) {
            ahead.get(index).remove();
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
