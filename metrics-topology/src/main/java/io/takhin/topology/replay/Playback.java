package io.takhin.topology.replay;

import io.takhin.broker.event.GroupOffsets;
import io.takhin.broker.event.MetricEvent;
import io.takhin.broker.event.MetricTopic;
import io.takhin.broker.event.PartitionState;
import io.takhin.broker.event.TopicTraffic;
import io.takhin.topology.board.Boards;
import io.takhin.topology.board.ClusterBoard;
import io.takhin.topology.board.TopicState;
import io.takhin.topology.history.History;
import io.takhin.topology.history.Kept;
import io.takhin.topology.intake.IntakeCounts;
import io.takhin.topology.intake.Positions;
import io.takhin.topology.sketch.CounterRing;
import io.takhin.topology.store.Storage;
import io.takhin.topology.view.LiveSeconds;
import io.takhin.topology.view.Snapshots;
import io.takhin.topology.view.View;
import io.takhin.topology.view.ViewContext;
import io.takhin.topology.view.Wiring;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The views, on boards of their own, from one moment on. For one thread. */
final class Playback implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Playback.class);
    private static final long SECOND = 1_000;
    private static final int LOGGED = 10;

    /** So long after reading began boards may lack what a second holds: a commit is spread over the time since the one before. */
    private static final long UNSURE_MILLIS = CounterRing.SECONDS * 1_000L;

    private record Taken(View view, MetricEvent event) {}

    private final List<Taken> taken = new ArrayList<>();
    private final Boards boards = new Boards();
    private final ViewContext context = new ViewContext(boards, new IntakeCounts(), new Positions());
    private final Map<MetricTopic, Map<Integer, View>> views = new EnumMap<>(MetricTopic.class);
    private final Set<String> clusters;
    private final Lanes lanes;
    private final Merge merge;
    private final Snapshots snapshots;
    private final Recording recording;
    private final int bucketCount;
    private long second;
    private long tidyMillis;
    private long settledMillis;
    private int refused;

    /**
     * @param clusters the ones to show; empty: all
     * @param recording null: nothing is recorded
     */
    Playback(EventLog log, long fromMillis, Set<String> clusters, Decoder decoder, Recording recording)
            throws IOException, InterruptedException {
        this.clusters = clusters;
        this.recording = recording;
        this.lanes = log.open(fromMillis, decoder);
        this.merge = new Merge(lanes, boards);
        int buckets = 0;
        for (int i = 0; i < lanes.count(); i++) {
            buckets = Math.max(buckets, lanes.lane(i).partition() + 1);
            addView(lanes.lane(i));
        }
        this.bucketCount = buckets;
        this.snapshots = new Snapshots(() -> boards, () -> bucketCount, () -> true);
    }

    private void addView(Lane lane) {
        for (Wiring wiring : Wiring.values()) {
            if (wiring.topic() == lane.topic()) {
                View view = wiring.make(context);
                view.open(storage(wiring), lane.partition(), () -> second);
                views.computeIfAbsent(lane.topic(), topic -> new HashMap<>()).put(lane.partition(), view);
            }
        }
    }

    private Storage storage(Wiring wiring) {
        return recording == null ? Storage.NONE : recording.storage(wiring.stores());
    }

    /** Takes all events that were told until the end of this second. */
    void play(long secondMillis) throws IOException, InterruptedException {
        read(secondMillis);
        apply();
    }

    /** Reads the events that were told until the end of this second; the views stay as they are. */
    void read(long secondMillis) throws IOException, InterruptedException {
        second = secondMillis;
        while (merge.hasNext(secondMillis + SECOND)) {
            View view = views.get(merge.lane().topic()).get(merge.lane().partition());
            MetricEvent event = merge.event();
            if (event != null && (clusters.isEmpty() || clusters.contains(event.clusterId()))) {
                taken.add(new Taken(view, event));
            }
        }
    }

    /** Gives the views what was read. */
    void apply() {
        if (recording == null) {
            takeAll();
        } else {
            recording.of(second, !taken.isEmpty(), this::takeAll);
        }
        if (second >= tidyMillis) {
            views.values().forEach(all -> all.values().forEach(View::tidy));
            tidyMillis = second + View.TIDY_INTERVAL.toMillis();
        }
    }

    private void takeAll() {
        taken.forEach(each -> take(each.view(), each.event()));
        taken.clear();
    }

    /** Before what may be the end of a topic: what it had goes into the cluster's series, as live it had gone. */
    private void settleBefore(MetricEvent event) {
        if (settledMillis < second && mayEndTopic(event)) {
            snapshots.settle();
            settledMillis = second;
        }
    }

    private boolean mayEndTopic(MetricEvent event) {
        if (event instanceof TopicTraffic traffic) {
            return traffic.full();
        } else if (event instanceof GroupOffsets offsets) {
            return offsets.full();
        }
        return event instanceof PartitionState state && (state.full() || isAnother(state));
    }

    private boolean isAnother(PartitionState state) {
        ClusterBoard board = boards.of(state.clusterId());
        for (int i = 0; i < state.topicIds().length; i++) {
            TopicState topic = board.topics().get(state.topics()[i]);
            if (topic != null && topic.isAnother(state.topicIds()[i])) {
                return true;
            }
        }
        return false;
    }

    /** What a view can't take is left out, as live it is put aside. */
    private void take(View view, MetricEvent event) {
        settleBefore(event);
        try {
            view.take(event);
        } catch (RuntimeException e) {
            if (++refused <= LOGGED) {
                LOG.warn("a view can't take an event of {}: {}", event.atMillis(), e.toString());
            }
        }
    }

    /** What all events until the last second that was played make. */
    Snapshots views() {
        return snapshots;
    }

    /**
     * What was, as of a second of a cluster that was played.
     *
     * @param live what was recorded live; asked for where nothing is recorded here
     * @param fromMillis from when on events were read
     */
    History history(Supplier<Kept> live, String clusterId, long atMillis, long fromMillis) {
        long sureMillis = fromMillis + UNSURE_MILLIS;
        Kept kept = recording == null ? live.get() : recording.history().kept(atMillis, sureMillis);
        return kept.asOf(
                new LiveSeconds(() -> boards, () -> bucketCount, kept.pastAt(atMillis)),
                clusterId,
                atMillis,
                sureMillis);
    }

    @Override
    public void close() {
        lanes.close();
    }
}
