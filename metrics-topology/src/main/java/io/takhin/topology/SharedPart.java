package io.takhin.topology;

import io.takhin.broker.event.MetricTopic;
import io.takhin.topology.query.LocalStores;
import io.takhin.topology.query.StoreQuestion;
import io.takhin.topology.shared.Here;
import io.takhin.topology.shared.PeerAnswer;
import io.takhin.topology.shared.PeerAnswer.Found;
import io.takhin.topology.shared.PeerQuestion;
import io.takhin.topology.shared.Placement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.LagInfo;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.state.HostInfo;

/** What one run of the topology holds of the stores that several servers share. Thread-safe. */
final class SharedPart implements Here {

    private static final long UNKNOWN = -1;

    private final KafkaStreams streams;
    private final StreamsStores access;
    private final LocalStores stores;
    private final int partitions;

    SharedPart(KafkaStreams streams, StreamsStores access, LocalStores stores, int partitions) {
        this.streams = streams;
        this.access = access;
        this.stores = stores;
        this.partitions = partitions;
    }

    @Override
    public int partitions() {
        return partitions;
    }

    @Override
    public void check(StoreQuestion question) {
        stores.check(question);
    }

    @Override
    public Set<String> addresses() {
        Set<String> addresses = new HashSet<>();
        streams.metadataForAllStreamsClients().forEach(each -> addresses.add(address(each.hostInfo())));
        return addresses;
    }

    private static String address(HostInfo host) {
        return host.host() + ":" + host.port();
    }

    /** By the partitions of the metric topic that the store's view reads. */
    @Override
    public Placement placement(String store) {
        MetricTopic topic = access.topic(store);
        Map<Integer, String> active = new TreeMap<>();
        Map<Integer, List<String>> copies = new TreeMap<>();
        for (StreamsMetadata server : streams.metadataForAllStreamsClients()) {
            String address = address(server.hostInfo());
            for (TopicPartition partition : server.topicPartitions()) {
                if (partition.topic().equals(topic.topicName())) {
                    active.put(partition.partition(), address);
                }
            }
            for (TopicPartition partition : server.standbyTopicPartitions()) {
                if (partition.topic().equals(topic.topicName())) {
                    copies.computeIfAbsent(partition.partition(), key -> new ArrayList<>())
                            .add(address);
                }
            }
        }
        return new Placement(active, copies);
    }

    @Override
    public PeerAnswer answer(PeerQuestion question) {
        return switch (question.kind()) {
            case LIST -> new PeerAnswer(null, null, null, stores.list(), Map.of());
            case PAGE -> page(question);
            default -> new PeerAnswer(found(question), null, null, null, behind(question));
        };
    }

    private PeerAnswer page(PeerQuestion question) {
        LocalStores.Part part =
                stores.read(question.page(), question.partitions().get(0));
        return new PeerAnswer(null, part.page(), part.end(), null, behind(question));
    }

    private List<Found> found(PeerQuestion question) {
        List<Found> found = new ArrayList<>();
        for (int partition : question.partitions()) {
            LocalWindows windows = new LocalWindows(store -> access.window(store, partition));
            String key = question.key();
            long from = question.fromMillis();
            long to = question.toMillis();
            switch (question.kind()) {
                case WINDOWS ->
                    windows.forEach(
                            question.store(), key, from, to, (at, value) -> found.add(new Found(null, at, value)));
                case KEYS ->
                    windows.keys(question.store(), key, from, to).forEach(each -> found.add(new Found(each, 0, null)));
                default ->
                    windows.forEachOf(
                            question.store(),
                            key,
                            from,
                            to,
                            (each, at, value) -> found.add(new Found(each, at, value)));
            }
        }
        return found;
    }

    /** Of the partitions that another server's task reads. */
    private Map<Integer, Long> behind(PeerQuestion question) {
        Set<Integer> copied = new HashSet<>(question.partitions());
        access.partitions(question.store()).forEach(copied::remove);
        if (copied.isEmpty()) {
            return Map.of();
        }
        Map<Integer, LagInfo> lags = streams.allLocalStorePartitionLags().getOrDefault(question.store(), Map.of());
        Map<Integer, Long> behind = new HashMap<>();
        copied.forEach(partition -> behind.put(
                partition, lags.containsKey(partition) ? lags.get(partition).offsetLag() : UNKNOWN));
        return behind;
    }
}
