package io.takhin.topology.view;

import io.takhin.broker.event.EventCodec;
import io.takhin.broker.event.MetricEvent;
import io.takhin.broker.event.RequestLatency;
import io.takhin.topology.board.Coverage;
import io.takhin.topology.board.GroupTopicState;
import io.takhin.topology.board.LatencyBoard;
import io.takhin.topology.board.PartitionLag;
import io.takhin.topology.board.StoredTopic;
import io.takhin.topology.board.TopicState;
import io.takhin.topology.board.TopicState.Column;
import io.takhin.topology.board.TrafficState;
import io.takhin.topology.sketch.OffsetHistory;
import io.takhin.topology.store.StateReader;
import io.takhin.topology.store.ViewStores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What views keep, for people: read back as the views read it, unknown numbers as null. Milliseconds are moments, offsets and
 * bytes are as Kafka tells them. Thread-safe.
 */
public final class StoredStates {

    /**
     * @param holds what it is
     * @param value of maps, lists, texts and numbers
     */
    public record State(String holds, Object value) {}

    private final EventCodec codec = new EventCodec();

    /** Of a key, by name. */
    public static Map<String, String> parts(ViewStores view, String key) {
        String[] parts = key.split(String.valueOf(View.SEPARATOR), View.PARTS);
        Map<String, String> named = new LinkedHashMap<>();
        named.put("cluster", parts[0]);
        switch (parts[1]) {
            case View.COVERAGE -> {
                String[] stream = parts[2].split(String.valueOf(View.SEPARATOR));
                named.put("stream", stream[0]);
                named.put("broker", stream[1]);
            }
            case TopicsView.HISTORY -> named.put("topic", parts[2]);
            case LagView.NO_TOPIC -> named.put("group", parts[2]);
            case HealthView.CLOCK -> named.put("broker", parts[2]);
            default -> {
                boolean broker = view == ViewStores.LATENCY || view == ViewStores.HEALTH;
                if (!parts[1].equals(HealthView.NO_BROKER)) {
                    named.put(broker ? "broker" : "topic", parts[1]);
                }
                if (parts.length > 2) {
                    named.put(view == ViewStores.LAG ? "group" : "broker", parts[2]);
                }
            }
        }
        return named;
    }

    /** @throws RuntimeException when it can't be read back */
    public State read(ViewStores view, String key, byte[] state) {
        String[] parts = key.split(String.valueOf(View.SEPARATOR), View.PARTS);
        return switch (parts[1]) {
            case View.COVERAGE -> new State("coverage", coverage(new StateReader(state)));
            case TopicsView.HISTORY -> new State("log-ends", logEnds(state));
            case LagView.NO_TOPIC -> new State("group", group(new StateReader(state)));
            case HealthView.CLOCK -> new State("clock", Map.of("offsetMillis", new StateReader(state).getLong()));
            default ->
                switch (view) {
                    case TOPICS -> new State("topic", topic(state));
                    case LAG -> new State("group-on-topic", groupOnTopic(state));
                    case THROUGHPUT -> new State("traffic", traffic(state));
                    case LATENCY -> new State("request-latency", latency(state));
                    case HEALTH -> event(state);
                };
        };
    }

    private static Map<String, Object> coverage(StateReader reader) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("untilMillis", known(reader.getLong()));
        told.put("epochMillis", known(reader.getLong()));
        told.put("completeSinceMillis", known(reader.getLong()));
        told.put("steadySinceMillis", known(reader.getLong()));
        return told;
    }

    private static Map<String, Object> group(StateReader reader) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("atMillis", known(reader.getLong()));
        told.put("state", reader.getString());
        told.put("members", known(reader.getLong()));
        told.put("coordinator", known(reader.getLong()));
        return told;
    }

    private static Map<String, Object> topic(byte[] state) {
        StoredTopic stored = StoredTopic.of(state);
        TopicState topic = new TopicState("", 0);
        topic.decode(state);
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("atMillis", known(stored.atMillis()));
        told.put("topicId", stored.topicId());
        told.put("listedMillis", known(topic.listedMillis()));
        Map<String, Object> appended = new LinkedHashMap<>();
        topic.appended().forEach((teller, records) -> appended.put(teller.toString(), records.total()));
        told.put("appendedByTeller", appended);
        Map<String, Object> partitions = new LinkedHashMap<>();
        for (Column column : Column.values()) {
            List<Long> values = new ArrayList<>();
            for (int p = 0; p < topic.partitionCount(); p++) {
                values.add(known(topic.get(column, p)));
            }
            partitions.put(camel(column.name()), values);
        }
        told.put("partitions", partitions);
        return told;
    }

    private static String camel(String constant) {
        String[] words = constant.toLowerCase(Locale.ROOT).split("_");
        return words.length == 1
                ? words[0]
                : words[0] + words[1].substring(0, 1).toUpperCase(Locale.ROOT) + words[1].substring(1);
    }

    private static Map<String, Object> logEnds(byte[] state) {
        TopicState topic = new TopicState("", 0);
        topic.decodeHistories(state);
        List<Object> partitions = new ArrayList<>();
        for (int p = 0; topic.history(p) != null; p++) {
            OffsetHistory history = topic.history(p);
            Map<String, Object> partition = new LinkedHashMap<>();
            partition.put("partition", p);
            partition.put("atMillis", history.times());
            partition.put("logEnd", history.offsets());
            partitions.add(partition);
        }
        return Map.of("partitions", partitions);
    }

    private static Map<String, Object> groupOnTopic(byte[] state) {
        GroupTopicState group = new GroupTopicState();
        group.decode(state, null);
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("tickedMillis", known(group.tickedMillis()));
        List<Object> partitions = new ArrayList<>();
        group.partitions().forEach((number, lag) -> partitions.add(partition(number, lag)));
        told.put("partitions", partitions);
        return told;
    }

    private static Map<String, Object> partition(int number, PartitionLag lag) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("partition", number);
        told.put("committed", known(lag.committed()));
        told.put("changedAtMillis", known(lag.changedAtMillis()));
        told.put("rewoundAtMillis", known(lag.rewoundAtMillis()));
        told.put("behindSinceMillis", known(lag.behindSinceMillis()));
        told.put("listedAtMillis", known(lag.listedAtMillis()));
        return told;
    }

    private static Map<String, Object> traffic(byte[] state) {
        TrafficState traffic = new TrafficState();
        traffic.decode(state);
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("atMillis", known(traffic.ring().lastAtMillis()));
        told.put("epochMillis", known(traffic.epochMillis()));
        told.put("messagesInTotal", traffic.total(TrafficState.MESSAGES_IN));
        told.put("bytesInTotal", traffic.total(TrafficState.BYTES_IN));
        told.put("bytesOutTotal", traffic.total(TrafficState.BYTES_OUT));
        return told;
    }

    private Map<String, Object> latency(byte[] state) {
        RequestLatency event = (RequestLatency) StoredEvents.read(codec, state);
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("fromMillis", event.fromMillis());
        told.put("atMillis", event.atMillis());
        told.put("epochMillis", event.epochMillis());
        told.put("approximate", event.approximate());
        List<Object> rows = new ArrayList<>();
        for (int i = 0; i < event.requests().length; i++) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("request", event.requests()[i]);
            row.put("phase", event.phases()[i]);
            row.put("count", event.counts()[i]);
            percentiles(event, i).forEach(row::put);
            rows.add(row);
        }
        told.put("rows", rows);
        return told;
    }

    private static Map<String, Double> percentiles(RequestLatency event, int row) {
        Double[] values = new Double[3];
        if (event.approximate()) {
            values = new Double[] {event.p50Millis()[row], event.p95Millis()[row], event.p99Millis()[row]};
        } else if (event.counts()[row] > 0) {
            Histogram all = LatencyBoard.decode(event.histograms()[row]);
            values = Arrays.stream(new double[] {50, 95, 99})
                    .mapToObj(percentile -> (double) all.getValueAtPercentile(percentile))
                    .toArray(Double[]::new);
        }
        Map<String, Double> told = new LinkedHashMap<>();
        told.put("p50Millis", values[0]);
        told.put("p95Millis", values[1]);
        told.put("p99Millis", values[2]);
        return told;
    }

    private State event(byte[] state) {
        MetricEvent event = StoredEvents.read(codec, state);
        return new State(EventCodec.typeName(event), event);
    }

    /** Null for what stands for unknown. */
    private static Long known(long number) {
        return number == -1 || number == Coverage.NONE ? null : number;
    }
}
