package io.takhin.topology.history;

import io.takhin.topology.store.HistoryStore;
import io.takhin.topology.store.Rollup;

/** A task's blocks in its stores. */
final class BlockFile {

    private final HistoryStore store;
    private final BlockCodec codec = new BlockCodec();

    BlockFile(HistoryStore store) {
        this.store = store;
    }

    /** Null when there is none. */
    Block get(Rollup rollup, String series, long startMillis) {
        byte[] bytes = store.get(rollup, series, startMillis);
        return bytes == null ? null : BlockCodec.decode(bytes, startMillis, rollup.stepMillis());
    }

    /**
     * Writes a block; steps that were known before stay.
     *
     * @param stored what is there; null when nothing is
     * @return what is there now
     */
    Block add(Rollup rollup, String series, Block now, Block stored) {
        Block all = stored == null ? now : stored;
        if (stored != null) {
            all.fill(now);
        }
        if (!all.isEmpty()) {
            store.put(rollup, series, all.startMillis(), codec.encode(all));
        }
        return all;
    }

    /** Makes a block from finer ones; what those don't tell (any more) stays. */
    void roll(Rollup rollup, String series, long startMillis) {
        Rollup finer = rollup.finer();
        int steps = (int) (rollup.blockMillis() / finer.stepMillis());
        Block fine = new Block(startMillis, finer.stepMillis(), steps);
        for (long start = startMillis; start < fine.endMillis(); start += finer.blockMillis()) {
            Block part = get(finer, series, start);
            if (part != null) {
                fine.fill(part);
            }
        }
        if (!fine.isEmpty()) {
            Block coarse = RollUp.of(
                    fine,
                    rollup.stepMillis(),
                    Subject.lastOnly(SeriesKey.parse(series).kind()));
            Block stored = get(rollup, series, startMillis);
            if (stored != null) {
                coarse.fill(stored);
            }
            if (!coarse.isEmpty()) {
                store.put(rollup, series, startMillis, codec.encode(coarse));
            }
        }
    }
}
