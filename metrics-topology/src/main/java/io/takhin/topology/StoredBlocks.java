package io.takhin.topology;

import io.takhin.topology.history.Block;
import io.takhin.topology.history.BlockCodec;
import io.takhin.topology.history.Blocks;
import io.takhin.topology.history.PastStates;
import io.takhin.topology.shared.Windows;
import io.takhin.topology.store.HistoryStores;
import io.takhin.topology.store.Rollup;
import io.takhin.topology.store.ViewStores;
import java.util.Set;
import java.util.function.BiConsumer;

/** Reads blocks and past states from the stores of a running topology. Thread-safe. */
public final class StoredBlocks implements Blocks, PastStates {

    private final Windows windows;

    public StoredBlocks(Windows windows) {
        this.windows = windows;
    }

    @Override
    public void fill(Block into, ViewStores view, Rollup rollup, String series) {
        windows.forEach(
                HistoryStores.name(view, rollup),
                series,
                rollup.blockStart(into.startMillis()),
                into.endMillis() - 1,
                (startMillis, block) -> into.fill(BlockCodec.decode(block, startMillis, rollup.stepMillis())));
    }

    @Override
    public void forEach(ViewStores view, String key, long fromMillis, long toMillis, BiConsumer<Long, byte[]> each) {
        windows.forEach(view.pastName(), key, fromMillis, toMillis, each);
    }

    @Override
    public Set<String> series(ViewStores view, Rollup rollup, String prefix, long fromMillis, long toMillis) {
        return windows.keys(HistoryStores.name(view, rollup), prefix, fromMillis, toMillis);
    }
}
