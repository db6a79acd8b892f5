package io.takhin.topology.view;

import io.takhin.broker.event.MetricEvent;
import io.takhin.topology.board.ClusterBoard;
import io.takhin.topology.board.Coverage;
import io.takhin.topology.board.Coverage.Kind;
import io.takhin.topology.board.Coverage.Stream;
import io.takhin.topology.board.GoneBrokers;
import io.takhin.topology.history.Annotation;
import io.takhin.topology.history.Recorder;
import io.takhin.topology.history.Seconds;
import io.takhin.topology.sketch.CounterRing;
import io.takhin.topology.store.AnnotationStore;
import io.takhin.topology.store.AnnotationStores;
import io.takhin.topology.store.HistoryStore;
import io.takhin.topology.store.StateReader;
import io.takhin.topology.store.StateWriter;
import io.takhin.topology.store.Storage;
import io.takhin.topology.store.StreamsHistoryStore;
import io.takhin.topology.store.StreamsViewStore;
import io.takhin.topology.store.ViewStore;
import io.takhin.topology.store.ViewStores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The part that all views share: events in, state into the view's stores and onto the cluster's board; after a restart the
 * board is filled from the stores, before the first event.
 */
public abstract class View implements Processor<byte[], MetricEvent, Void, Void> {

    /** Between the parts of a state's key; no cluster id or topic has it. */
    static final char SEPARATOR = '\u0000';

    /** Of a key: the last may have any characters. */
    static final int PARTS = 3;

    /** In a key's second place: the state is a stream's coverage. */
    static final String COVERAGE = "\u0001coverage";

    /** How often what is gone for good is looked for. */
    public static final Duration TIDY_INTERVAL = Duration.ofMinutes(1);

    private static final long RESTORED_MILLIS = CounterRing.SECONDS * 1000L;

    private final ViewStores stores;
    private final ViewContext shared;
    private final StateWriter writer = new StateWriter();
    private ProcessorContext<Void, Void> context;
    private final Map<ClusterBoard, Recorder> recorders = new HashMap<>();
    private ViewStore store;
    private LongSupplier clockMillis;
    private HistoryStore history;
    private AnnotationStore annotations;
    private int bucket;

    View(ViewStores stores, ViewContext shared) {
        this.stores = stores;
        this.shared = shared;
    }

    @Override
    public final void init(ProcessorContext<Void, Void> processorContext) {
        context = processorContext;
        shared.positions().take(Wiring.lane(stores, context.taskId()));
        context.schedule(TIDY_INTERVAL, PunctuationType.WALL_CLOCK_TIME, now -> tidy());
        Storage storage = new Storage(
                new StreamsViewStore(context, stores),
                recordedFrom() == null ? null : StreamsHistoryStore.of(context, stores),
                AnnotationStores.of(context, stores));
        open(storage, context.taskId().partition(), context::currentSystemTimeMs);
    }

    /** The task leaves this process, or ends. */
    @Override
    public final void close() {
        shared.positions().leave(Wiring.lane(stores, context.taskId()));
    }

    /**
     * Fills the board from the store. What {@link #init} does under Kafka Streams; a replay has no need of that.
     *
     * @param bucketRead the partition of the metric topics that it will be given
     * @param clock when events are read; not when they were told
     */
    public final void open(Storage storage, int bucketRead, LongSupplier clock) {
        store = storage.states();
        history = recordedFrom() == null ? null : storage.history();
        annotations = storage.annotations();
        bucket = bucketRead;
        clockMillis = clock;
        store.forEachCurrent((key, state) -> {
            String[] parts = key.split(String.valueOf(SEPARATOR), PARTS);
            ClusterBoard board = shared.boards().of(parts[0]);
            synchronized (board) {
                board.readAt(clockMillis.getAsLong());
                if (parts[1].equals(COVERAGE)) {
                    board.coverage().decode(stream(parts), new StateReader(state));
                } else {
                    restore(board, key, parts, state);
                }
            }
        });
        restored();
    }

    @Override
    public final void process(Record<byte[], MetricEvent> record) {
        if (record.value() != null) {
            take(record.value());
        }
        context.recordMetadata()
                .ifPresent(from -> shared.positions().read(from.topic(), from.partition(), from.offset()));
    }

    /** Takes an event onto its cluster's board. */
    public final void take(MetricEvent event) {
        ClusterBoard board = shared.boards().of(event.clusterId());
        synchronized (board) {
            board.readAt(clockMillis.getAsLong());
            applyAndRecord(board, corrected(board, event));
        }
    }

    private void applyAndRecord(ClusterBoard board, MetricEvent event) {
        if (history == null) {
            apply(board, event);
            return;
        }
        Recorder recorder = recorder(board);
        long late = shared.counts().lateEventsTotal();
        recorder.before(event.atMillis());
        apply(board, event);
        if (shared.counts().lateEventsTotal() == late) {
            // what is read again, after a crash, says nothing of the time
            recorder.after(event.atMillis());
        }
    }

    /** What writes this view's history of a cluster; only where there is one. */
    final Recorder recorder(ClusterBoard board) {
        return recorders.computeIfAbsent(
                board,
                key -> new Recorder(history, seconds(board), board.coverage().newestMillis(recordedFrom(), bucket)));
    }

    final boolean isRecorded() {
        return history != null;
    }

    /** The streams whose ticks tell what this view records history of; null when it records none. */
    Set<Kind> recordedFrom() {
        return null;
    }

    /** What history is recorded from. */
    Seconds seconds(ClusterBoard board) {
        throw new IllegalStateException("this view records no history");
    }

    /** Clusters and brokers that are gone for good leave the boards, and what isn't on a board leaves the store. */
    public final void tidy() {
        shared.boards().forgetSilent();
        recorders.keySet().retainAll(shared.boards().all());
        for (ClusterBoard board : shared.boards().all()) {
            synchronized (board) {
                GoneBrokers.forget(board);
            }
        }
        List<String> gone = new ArrayList<>();
        store.forEachCurrent((key, state) -> {
            if (!isOnBoard(key.split(String.valueOf(SEPARATOR), PARTS))) {
                gone.add(key);
            }
        });
        gone.forEach(store::delete);
    }

    private boolean isOnBoard(String[] parts) {
        ClusterBoard board = shared.boards().find(parts[0]).orElse(null);
        if (board == null) {
            return false;
        }
        synchronized (board) {
            return parts[1].equals(COVERAGE)
                    ? board.coverage().until(stream(parts)) != Coverage.NONE
                    : isOnBoard(board, parts);
        }
    }

    /** Whether the board still has what is stored under a key. */
    abstract boolean isOnBoard(ClusterBoard board, String[] parts);

    private Stream stream(String[] parts) {
        String[] told = parts[2].split(String.valueOf(SEPARATOR));
        return new Stream(Kind.valueOf(told[0]), Integer.parseInt(told[1]), bucket);
    }

    /** The event with its moments on the collector's clock. */
    MetricEvent corrected(ClusterBoard board, MetricEvent event) {
        return Corrected.of(event, board, bucket);
    }

    /** The event told nothing new: it is repeated, or out of order. */
    final void late() {
        shared.counts().late();
    }

    /** Whether a collector's event is of the one that the stream is taken from. */
    static boolean takes(ClusterBoard board, Stream stream, String collectorId, long atMillis, boolean full) {
        return board.collectors().takes(stream, collectorId, atMillis, full, board.collectorFreshMillis());
    }

    /**
     * Puts a key's state from the store onto the board, as a new object: when a task is made again in a living process, the
     * board still has what the former one put there, and what is replayed onto that would count twice. See {@link #replay}.
     */
    abstract void restore(ClusterBoard board, String key, String[] parts, byte[] current);

    /** All states are on the boards. */
    void restored() {}

    /** Takes an event. */
    abstract void apply(ClusterBoard board, MetricEvent event);

    /**
     * Gives a key's states of the last minutes, oldest first, to {@code each}; the current one if it isn't the last of them:
     * a process that is killed may have written that one only.
     */
    final void replay(String key, byte[] current, long atMillis, Consumer<byte[]> each) {
        long[] last = {Long.MIN_VALUE};
        store.forEachPast(key, atMillis - RESTORED_MILLIS, atMillis, (at, state) -> {
            last[0] = at;
            each.accept(state);
        });
        if (last[0] < atMillis) {
            each.accept(current);
        }
    }

    /** Marks a stream's tick as told, on the board and in the store. */
    final void cover(ClusterBoard board, Stream stream, long epochMillis, long atMillis, boolean full) {
        board.coverage().advance(stream, epochMillis, atMillis, full);
        String key = key(board.clusterId(), COVERAGE, stream.kind().name(), stream.brokerId());
        store.putCurrent(key, board.coverage().encode(stream, writer));
    }

    /** Keeps that something happened. What is read again, after a crash, is kept once. */
    final void annotate(ClusterBoard board, long atMillis, Annotation.Kind kind, Object subject, long count) {
        if (annotations != null) {
            byte[] counted = writer.reset().putLong(count).toBytes();
            annotations.put(Annotation.key(board.clusterId(), kind, subject), atMillis, counted);
        }
    }

    final ViewStore store() {
        return store;
    }

    final StateWriter writer() {
        return writer;
    }

    /** The partition of the metric topics that this task reads. */
    final int bucket() {
        return bucket;
    }

    static String key(Object... parts) {
        StringBuilder key = new StringBuilder();
        for (Object part : parts) {
            key.append(key.length() == 0 ? "" : SEPARATOR).append(part);
        }
        return key.toString();
    }
}
