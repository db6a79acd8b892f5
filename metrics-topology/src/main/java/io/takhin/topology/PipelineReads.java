package io.takhin.topology;

import io.takhin.topology.history.Annotations;
import io.takhin.topology.history.History;
import io.takhin.topology.history.HistoryAnswers;
import io.takhin.topology.history.Recent;
import io.takhin.topology.query.Stores;
import io.takhin.topology.query.StoresAwayException;
import io.takhin.topology.shared.Here;
import io.takhin.topology.shared.Instances;
import io.takhin.topology.shared.SharedStores;
import io.takhin.topology.shared.Sharing;
import io.takhin.topology.shared.Windows;
import io.takhin.topology.store.HistoryStores;
import io.takhin.topology.view.LiveSeconds;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/** What is read from the stores of a running topology: of this process, or of all that share them. Thread-safe. */
final class PipelineReads implements AutoCloseable {

    private final Supplier<PipelineRun> run;
    private final Instances instances;
    private final Windows windows;
    private final History history;

    /**
     * @param sharing null: alone
     * @param run null: none yet
     * @param live the newest seconds, given the states that are stored
     */
    PipelineReads(
            Sharing sharing, Supplier<PipelineRun> run, HistoryStores kept, Function<StoredBlocks, LiveSeconds> live) {
        this.run = run;
        instances = sharing == null ? null : new Instances(sharing, this::here);
        windows = sharing == null ? new LocalWindows(store -> restored().windowStore(store)) : instances;
        StoredBlocks blocks = new StoredBlocks(windows);
        Recent recent = live.apply(blocks);
        history = new HistoryAnswers(blocks, recent, kept);
    }

    History history() {
        return history;
    }

    Annotations annotations() {
        return new StoredAnnotations(windows);
    }

    Stores stores() {
        return instances == null ? StoresAwayException.unlessThere(run.get()).stores() : new SharedStores(instances);
    }

    /** What is here of what several servers share. */
    Here here() {
        if (instances == null) {
            throw StoresAwayException.forGood("This server shares its stores with no other.");
        }
        return restored().part();
    }

    private PipelineRun restored() {
        PipelineRun running = run.get();
        if (running == null || !running.restored()) {
            throw new InvalidStateStoreException("the topology is being started");
        }
        return running;
    }

    @Override
    public void close() {
        if (instances != null) {
            instances.close();
        }
    }
}
