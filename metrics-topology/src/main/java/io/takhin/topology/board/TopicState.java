package io.takhin.topology.board;

import io.takhin.broker.event.MetricTopic;
import io.takhin.broker.event.PartitionState;
import io.takhin.broker.event.Source;
import io.takhin.topology.sketch.OffsetHistory;
import io.takhin.topology.store.StateReader;
import io.takhin.topology.store.StateWriter;
import java.util.Map;
import java.util.TreeMap;

/** One topic's partitions, in columns by partition number; -1 is unknown. */
public final class TopicState {

    /** The columns that are kept. */
    public enum Column {
        LOG_START,
        LOG_END,
        /** The largest log end there was, 0 for a new partition: growth is counted above it, no record twice. */
        HIGHEST,
        SIZE,
        REPLICA_SIZE,
        LEADER,
        REPLICAS,
        ISR,
        /** The broker whose plugin told this partition's offsets last; -1: the collector, or nobody. */
        PLUGIN_BROKER,
        /** The log end that the collector told last, whether it was taken at its word or not. */
        COLLECTOR_END
    }

    private static final int COLLECTOR = -1;

    private final String name;
    private final int bucket;
    private final Map<Integer, Appended> appended = new TreeMap<>();
    private Appended telling;
    private final Columns columns = new Columns();
    private final Tellers tellers = new Tellers(columns, appended);
    private final Histories histories = new Histories();
    private long covered = Coverage.NONE;
    private boolean complete;
    private String topicId = "";
    private long atMillis = Coverage.NONE;
    private long tickMillis = Coverage.NONE;
    private long version = Coverage.NONE;
    private long listedMillis = Coverage.NONE;

    /** @param bucket the partition of the metric topics that tells of it */
    public TopicState(String name, int bucket) {
        this.name = name;
        this.bucket = bucket;
    }

    public int bucket() {
        return bucket;
    }

    /** When the collector listed it last; {@link Coverage#NONE} when it never did. */
    public long listedMillis() {
        return listedMillis;
    }

    public String name() {
        return name;
    }

    public boolean internal() {
        return MetricTopic.isInternal(name);
    }

    /** Partitions known, the highest number and all below it. */
    public int partitionCount() {
        return columns.count();
    }

    public long get(Column column, int partition) {
        return columns.get(column, partition);
    }

    /** Records appended, by who told of them: the broker, or -1 for the collector. */
    public Map<Integer, Appended> appended() {
        return appended;
    }

    /** Whether any online partition's offsets were last told by this teller: a broker's plugin, or -1, the collector. */
    public boolean isToldBy(int teller) {
        return tellers.include(teller);
    }

    /** Until when each partition's log end was told, by whoever told it last; {@link Coverage#NONE} when not known. */
    public long toldUntil() {
        return tellers.toldUntil();
    }

    public long atMillis() {
        return atMillis;
    }

    /** What was told of later moments was told by a wrong clock. */
    void backTo(long millis) {
        atMillis = Math.min(atMillis, millis);
        version = atMillis;
    }

    /**
     * What the state that an event made is stored at: its moment, or just after the state before. Tellers' events come in any
     * order of their moments, and are to be replayed in the order in which they came.
     */
    public long nextVersion(long tickMillis) {
        version = Math.max(tickMillis, version + 1);
        return version;
    }

    /** The partition's log end in time; null when no group reads the topic. */
    public OffsetHistory history(int partition) {
        return histories.get(partition);
    }

    /** The partition's log end as it had been told until a moment; -1 unknown. */
    public long logEndAt(int partition, long untilMillis) {
        return histories.logEndAt(partition, untilMillis, get(Column.LOG_END, partition));
    }

    int historyCount() {
        return histories.count();
    }

    /** From now on log ends are kept in time: a group reads this topic. {@code few}: they are some of very many. */
    public void keepHistory(boolean few) {
        if (histories.keep(few, partitionCount())) {
            for (int p = 0; p < partitionCount(); p++) {
                if (get(Column.LOG_END, p) >= 0) {
                    histories.moved(p, Coverage.NONE, -1, atMillis, get(Column.LOG_END, p));
                }
            }
        }
    }

    /** A new id under the old name: another topic. */
    public boolean isAnother(String id) {
        return !id.isEmpty() && !topicId.isEmpty() && !id.equals(topicId);
    }

    /**
     * A tick begins to tell of this topic.
     *
     * @param coveredMillis until here nothing changed but what this teller told; {@link Coverage#NONE} when not known
     * @param isComplete whether the teller told of all there was until then: what is new to it is new
     */
    public void begin(int teller, String id, long coveredMillis, boolean isComplete, long eventMillis) {
        if (!id.isEmpty()) {
            topicId = id;
        }
        covered = coveredMillis;
        complete = isComplete;
        tickMillis = eventMillis;
        atMillis = Math.max(atMillis, tickMillis);
        telling = appended.get(teller);
        if (telling != null) {
            telling.begin(covered, complete, tickMillis);
        }
    }

    private Appended appendedBy(int teller) {
        if (telling == null) {
            telling = appended.computeIfAbsent(teller, key -> new Appended());
            telling.begin(covered, complete, tickMillis);
        }
        return telling;
    }

    /**
     * Takes row {@code i} of the event.
     *
     * @param withOffsets false when another teller's offsets are better
     */
    public void take(PartitionState event, int i, boolean withOffsets) {
        int partition = event.partitions()[i];
        columns.grow(partition + 1);
        if (complete && get(Column.REPLICAS, partition) < 0 && get(Column.HIGHEST, partition) < 0) {
            // new to a teller that had told of all there was: what it holds was appended since
            columns.set(Column.HIGHEST, partition, 0);
        }
        columns.set(Column.LEADER, partition, event.leaders()[i]);
        columns.set(Column.REPLICAS, partition, event.replicaCounts()[i]);
        columns.set(Column.ISR, partition, event.isrCounts()[i]);
        if (event.source() == Source.COLLECTOR) {
            listedMillis = event.atMillis();
            columns.setKnown(Column.REPLICA_SIZE, partition, event.replicaSizeBytes()[i]);
            columns.setKnown(Column.COLLECTOR_END, partition, event.logEndOffsets()[i]);
        }
        if (withOffsets) {
            columns.set(Column.PLUGIN_BROKER, partition, event.brokerId());
            columns.setKnown(Column.LOG_START, partition, event.logStartOffsets()[i]);
            columns.setKnown(Column.SIZE, partition, event.sizeBytes()[i]);
            takeLogEnd(event.brokerId(), partition, event.logEndOffsets()[i]);
        }
    }

    /**
     * The collector tells of this partition from now on. Its tick, which began, has no row of it: the log end is still what the
     * collector told when it was not taken at its word.
     */
    public void takeOver(int partition) {
        columns.set(Column.PLUGIN_BROKER, partition, COLLECTOR);
        takeLogEnd(COLLECTOR, partition, get(Column.COLLECTOR_END, partition));
    }

    private void takeLogEnd(int teller, int partition, long logEnd) {
        if (logEnd < 0) {
            return;
        }
        long highest = get(Column.HIGHEST, partition);
        appendedBy(teller).grow(highest < 0 ? 0 : Math.max(0, logEnd - highest));
        long before = get(Column.LOG_END, partition);
        columns.set(Column.LOG_END, partition, logEnd);
        columns.set(Column.HIGHEST, partition, Math.max(highest, logEnd));
        histories.grow(partitionCount());
        histories.moved(partition, covered, before, tickMillis, logEnd);
    }

    /** The teller's tick has told all of this topic that changed. */
    public void end(int teller, long tickMillis) {
        if (appended.containsKey(teller)) {
            appended.get(teller).end(tickMillis);
        }
    }

    /** Whether the log ends in time are to be written now; the state itself doesn't hold them. */
    public boolean historiesAreDue(long nowMillis) {
        return histories.isDue(name, atMillis, nowMillis);
    }

    public byte[] encodeHistories(StateWriter writer) {
        return histories.encode(writer);
    }

    public void decodeHistories(byte[] state) {
        histories.decode(state);
    }

    /** The state as of its last moment. */
    public byte[] encode(StateWriter writer) {
        writer.reset()
                .putLong(version)
                .putLong(tickMillis)
                .putLong(atMillis)
                .putString(topicId)
                .putLong(histories.mode())
                .putLong(listedMillis)
                .putLong(covered);
        writer.putLong(appended.size());
        appended.forEach((teller, records) -> {
            writer.putLong(teller);
            records.encode(writer);
        });
        columns.encode(writer);
        return writer.toBytes();
    }

    /** Continues from a state that was written, the older ones first. */
    public void decode(byte[] state) {
        StateReader reader = new StateReader(state);
        version = reader.getLong();
        tickMillis = reader.getLong();
        atMillis = reader.getLong();
        String id = reader.getString();
        if (!topicId.isEmpty() && !id.equals(topicId)) {
            // an id is never forgotten: where none is known, the topic was deleted and another has its name
            histories.clear();
            appended.clear();
            columns.clear(Column.LOG_END);
        }
        topicId = id;
        histories.mode((int) reader.getLong());
        listedMillis = reader.getLong();
        covered = reader.getLong();
        for (long rest = reader.getLong(); rest > 0; rest--) {
            appended.computeIfAbsent((int) reader.getLong(), key -> new Appended())
                    .decode(reader);
        }
        long[] before = columns.of(Column.LOG_END);
        columns.decode(reader);
        histories.grow(partitionCount());
        for (int p = 0; p < partitionCount(); p++) {
            long logEnd = get(Column.LOG_END, p);
            if (logEnd >= 0 && (p >= before.length || logEnd != before[p] || tellers.toldUntil(p) == tickMillis)) {
                histories.moved(p, covered, p < before.length ? before[p] : -1, tickMillis, logEnd);
            }
        }
    }
}
