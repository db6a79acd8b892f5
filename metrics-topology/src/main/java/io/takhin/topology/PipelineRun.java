package io.takhin.topology;

import io.takhin.topology.board.Boards;
import io.takhin.topology.query.LocalStores;
import io.takhin.topology.query.Stores;
import io.takhin.topology.shared.Here;
import io.takhin.topology.store.HistoryStores;
import io.takhin.topology.store.StateFolder;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One life of the topology: from its start until a thread of it fails, or it is closed. It begins with empty boards. */
final class PipelineRun {

    private static final Logger LOG = LoggerFactory.getLogger(PipelineRun.class);

    private final KafkaStreams streams;
    private final Boards boards;
    private final boolean onDisk;
    private final LocalStores stores;
    private final Follower follower;
    private final SharedPart part;
    private final BlockingQueue<Optional<Throwable>> ends = new LinkedBlockingQueue<>();
    private final FilledStores filled = new FilledStores();
    private volatile boolean running;
    private volatile boolean restored;

    /** Takes the lock of the state folder. */
    PipelineRun(Make make, Properties settings) {
        this.boards = make.boards();
        this.onDisk = make.onDisk();
        this.follower = make.follower();
        this.streams = new KafkaStreams(make.topology(), settings);
        boolean shared = follower != null;
        StreamsStores access =
                new StreamsStores(streams, make.topology(), make.self().instance(), onDisk, shared);
        this.stores = new LocalStores(access, make.history());
        this.part = shared ? new SharedPart(streams, access, stores, make.partitions()) : null;
    }

    /**
     * What it is made of.
     *
     * @param self who this is
     * @param partitions of each metric topic
     * @param follower reads what tasks of other servers read; null: there are none
     */
    record Make(
            Topology topology,
            Boards boards,
            boolean onDisk,
            HistoryStores history,
            Identity self,
            int partitions,
            Follower follower) {}

    /**
     * @param folder where its state is
     * @param said is given a sentence on what was set aside
     * @param onRestored is called when the boards are as they were
     */
    void start(StateFolder folder, Consumer<String> said, Consumer<Boards> onRestored) {
        streams.setUncaughtExceptionHandler(e -> {
            ends.add(Optional.of(e));
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        streams.setStateListener((now, before) -> {
            running |= now == KafkaStreams.State.RUNNING;
            showWhole(onRestored);
        });
        streams.setGlobalStateRestoreListener(filled);
        if (onDisk) {
            long startNanos = System.nanoTime();
            folder.setAsideCorrupt().ifPresent(said);
            LOG.info("state read through in {} ms", (System.nanoTime() - startNanos) / 1_000_000);
        }
        if (follower != null) {
            follower.start(() -> showWhole(onRestored));
        }
        streams.start();
    }

    /** When tasks have restored theirs, and the rest has been followed to the present. */
    private synchronized void showWhole(Consumer<Boards> onRestored) {
        if (!restored && running && (follower == null || follower.hasCaughtUp())) {
            restored = true;
            onRestored.accept(boards);
        }
    }

    /** Why it failed; empty when it was stopped; null when it still runs after this time. */
    Optional<Throwable> awaitEnd(Duration atMost) throws InterruptedException {
        return ends.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Lets {@link #awaitEnd} return. */
    void stop() {
        ends.add(Optional.empty());
    }

    /** A store over all partitions that are here. */
    ReadOnlyWindowStore<String, byte[]> windowStore(String name) {
        return streams.store(StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.windowStore()));
    }

    /** What is in them. */
    Stores stores() {
        return stores;
    }

    /** What is here of the stores that several servers share. */
    Here part() {
        return part;
    }

    boolean onDisk() {
        return onDisk;
    }

    boolean restored() {
        return restored;
    }

    /** Records that were not on disk. */
    long filledRecords() {
        return filled.records();
    }

    /** Records of the changelogs still to be read; -1 when not known. */
    long restoring() {
        try {
            return streams.allLocalStorePartitionLags().values().stream()
                    .flatMap(partitions -> partitions.values().stream())
                    .mapToLong(lag -> lag.offsetLag())
                    .sum();
        } catch (StreamsException unreachable) {
            return -1;
        }
    }

    /** @return false when it did not stop in time */
    boolean close(Duration timeout) {
        if (follower != null) {
            follower.close();
        }
        return streams.close(
                CloseOptions.timeout(timeout).withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
    }
}
