package io.takhin.topology;

import io.takhin.broker.event.MetricEvent;
import io.takhin.broker.event.MetricTopic;
import io.takhin.topology.board.Boards;
import io.takhin.topology.intake.EventDeserializer;
import io.takhin.topology.intake.IntakeCounts;
import io.takhin.topology.intake.Positions;
import io.takhin.topology.store.AnnotationStores;
import io.takhin.topology.store.HistoryStores;
import io.takhin.topology.store.Rollup;
import io.takhin.topology.store.ViewStores;
import io.takhin.topology.view.ViewContext;
import io.takhin.topology.view.Wiring;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;

/** Which events go to which view, and which stores each has. Pure: no I/O, no clock. */
public final class MetricsTopology {

    private final Boards boards;
    private final IntakeCounts counts;
    private final Positions positions;
    private final boolean onDisk;
    private final HistoryStores history;

    /** With its state on disk. */
    public MetricsTopology(Boards boards, IntakeCounts counts, Positions positions) {
        this(boards, counts, positions, true);
    }

    /** @param onDisk false to keep its state in memory */
    public MetricsTopology(Boards boards, IntakeCounts counts, Positions positions, boolean onDisk) {
        this(boards, counts, positions, onDisk, new HistoryStores());
    }

    /** @param history how long history is kept */
    public MetricsTopology(
            Boards boards, IntakeCounts counts, Positions positions, boolean onDisk, HistoryStores history) {
        this.history = history;
        this.onDisk = onDisk;
        this.boards = boards;
        this.counts = counts;
        this.positions = positions;
    }

    public Topology build() {
        return addTo(new Topology());
    }

    /** Adds all sources, views and stores. Where a first start begins is committed before: see {@link StartOffsets}. */
    public Topology addTo(Topology topology) {
        for (MetricTopic topic : MetricTopic.values()) {
            topology.addSource(
                    AutoOffsetReset.earliest(),
                    source(topic),
                    new ByteArrayDeserializer(),
                    new EventDeserializer(counts),
                    topic.topicName());
        }
        ViewContext context = new ViewContext(boards, counts, positions);
        for (Wiring wiring : Wiring.values()) {
            add(topology, wiring.stores(), () -> wiring.make(context), wiring.topic());
        }
        // one task reads all that belongs to a topic: lag is joined with the partitions' log ends in memory
        topology.connectProcessorAndStateStores(processor(ViewStores.LAG), ViewStores.TOPICS.currentName());
        topology.connectProcessorAndStateStores(processor(ViewStores.THROUGHPUT), ViewStores.TOPICS.currentName());
        for (ViewStores recorded : HistoryStores.RECORDED) {
            history.builders(recorded, onDisk).forEach(store -> topology.addStateStore(store, processor(recorded)));
        }
        for (ViewStores annotated : AnnotationStores.RECORDED) {
            topology.addStateStore(
                    AnnotationStores.builder(annotated, history.retention(Rollup.MINUTES), onDisk),
                    processor(annotated));
        }
        return topology;
    }

    /** The topology joins topics by partition, so all must have the same number. */
    static int buckets(Map<MetricTopic, Integer> partitions) {
        long different = partitions.values().stream().distinct().count();
        if (different != 1) {
            throw new IllegalStateException("partitions of the metric topics: expected the same number for all, found "
                    + partitions + ". Give all the same number of partitions.");
        }
        return partitions.values().iterator().next();
    }

    private void add(
            Topology topology,
            ViewStores stores,
            ProcessorSupplier<byte[], MetricEvent, Void, Void> view,
            MetricTopic topic) {
        topology.addProcessor(processor(stores), view, source(topic));
        stores.builders(onDisk).forEach(store -> topology.addStateStore(store, processor(stores)));
    }

    private static String source(MetricTopic topic) {
        return topic.topicName().substring(MetricTopic.PREFIX.length());
    }

    private static String processor(ViewStores stores) {
        return stores.name().toLowerCase(java.util.Locale.ROOT) + "-view";
    }
}
