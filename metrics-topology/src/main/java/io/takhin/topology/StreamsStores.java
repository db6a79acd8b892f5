package io.takhin.topology;

import io.takhin.broker.event.MetricTopic;
import io.takhin.topology.query.StoreAccess;
import io.takhin.topology.view.Wiring;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.Processor;
import org.apache.kafka.streams.TopologyDescription.Source;
import org.apache.kafka.streams.TopologyDescription.Subtopology;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;

/** The stores of one run of the topology, by what Kafka Streams offers for queries. Thread-safe. */
final class StreamsStores implements StoreAccess {

    private static final String STORE_METRICS = "stream-state-metrics";
    private static final String TASK_TAG = "task-id";
    private static final String STORE_TAG_ENDING = "-state-id";
    private static final String ENTRIES = "estimate-num-keys";
    private static final String DISK = "live-sst-files-size";
    private static final String MEMORY = "cur-size-all-mem-tables";
    private static final Set<String> PROPERTIES = Set.of(ENTRIES, DISK, MEMORY);

    private final KafkaStreams streams;
    private final TopologyDescription description;
    private final String instance;
    private final boolean onDisk;
    private final boolean withCopies;

    /** @param withCopies whether copies of what other servers' tasks read may be told, too */
    StreamsStores(KafkaStreams streams, Topology topology, String instance, boolean onDisk, boolean withCopies) {
        this.streams = streams;
        this.description = topology.describe();
        this.instance = instance;
        this.onDisk = onDisk;
        this.withCopies = withCopies;
    }

    @Override
    public String instance() {
        return instance;
    }

    @Override
    public boolean onDisk() {
        return onDisk;
    }

    @Override
    public String state() {
        return switch (streams.state()) {
            case RUNNING -> "running";
            case CREATED, REBALANCING -> "restoring";
            default -> "stopped";
        };
    }

    @Override
    public List<Integer> partitions(String store) {
        return tasks(store).map(TaskId::partition).sorted().toList();
    }

    private Stream<TaskId> tasks(String store) {
        int subtopology = subtopology(store);
        return streams.metadataForLocalThreads().stream()
                .flatMap(thread -> thread.activeTasks().stream())
                .map(task -> task.taskId())
                .filter(task -> task.subtopology() == subtopology);
    }

    private int subtopology(String store) {
        return description.subtopologies().stream()
                .filter(part -> has(part, store))
                .mapToInt(Subtopology::id)
                .findFirst()
                .orElse(-1);
    }

    private static boolean has(Subtopology part, String store) {
        return part.nodes().stream()
                .anyMatch(node -> node instanceof Processor processor
                        && processor.stores().contains(store));
    }

    @Override
    public Map<Part, Size> sizes() {
        Map<Part, Map<String, Long>> told = new HashMap<>();
        streams.metrics().forEach((name, metric) -> {
            boolean isAsked = name.group().equals(STORE_METRICS) && PROPERTIES.contains(name.name());
            if (isAsked && metric.metricValue() instanceof Number number) {
                told.computeIfAbsent(part(name.tags()), part -> new HashMap<>()).put(name.name(), number.longValue());
            }
        });
        Map<Part, Size> sizes = new HashMap<>();
        told.forEach((part, properties) ->
                sizes.put(part, new Size(properties.get(ENTRIES), properties.get(DISK), properties.get(MEMORY))));
        return sizes;
    }

    private static Part part(Map<String, String> tags) {
        String store = tags.entrySet().stream()
                .filter(tag -> tag.getKey().endsWith(STORE_TAG_ENDING))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
        return new Part(store, TaskId.parse(tags.get(TASK_TAG)).partition());
    }

    @Override
    public ReadOnlyKeyValueStore<String, byte[]> keyValue(String store, int partition) {
        return store(store, partition, QueryableStoreTypes.keyValueStore());
    }

    @Override
    public ReadOnlyWindowStore<String, byte[]> window(String store, int partition) {
        return store(store, partition, QueryableStoreTypes.windowStore());
    }

    private <T> T store(String store, int partition, QueryableStoreType<T> type) {
        StoreQueryParameters<T> asked =
                StoreQueryParameters.fromNameAndType(store, type).withPartition(partition);
        return streams.store(withCopies ? asked.enableStaleStores() : asked);
    }

    /** The metric topic that the store's view reads. */
    MetricTopic topic(String store) {
        int subtopology = subtopology(store);
        return description.subtopologies().stream()
                .filter(part -> part.id() == subtopology)
                .flatMap(part -> part.nodes().stream())
                .filter(Source.class::isInstance)
                .flatMap(node -> ((Source) node).topicSet().stream())
                .findFirst()
                .map(topic -> Wiring.ofTopic(topic).topic())
                .orElseThrow(() -> new InvalidStateStoreException("there is no store " + store));
    }
}
