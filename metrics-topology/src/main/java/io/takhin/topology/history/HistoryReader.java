package io.takhin.topology.history;

import io.takhin.topology.store.Rollup;
import io.takhin.topology.store.ViewStores;

/** Reads a series' steps at one resolution: what is written of it, then what only finer blocks or the board have yet. */
final class HistoryReader {

    /** Blocks are written so long after their end at the latest. */
    private static final long[] WRITTEN_MILLIS = {210_000, 420_000, 700_000};

    /** The board holds so many seconds. */
    private static final long HELD_MILLIS = 300_000;

    /** Partitions' seconds are in the past states alone. */
    private static final long PAST_MILLIS = ViewStores.RETENTION.toMillis();

    private final Blocks blocks;
    private final Recent recent;
    private final long nowMillis;

    HistoryReader(Blocks blocks, Recent recent, long nowMillis) {
        this.blocks = blocks;
        this.recent = recent;
        this.nowMillis = nowMillis;
    }

    /** From and to are whole steps of the rollup. */
    Block read(ViewStores view, String series, Rollup rollup, long fromMillis, long toMillis) {
        long stepMillis = rollup.stepMillis();
        Block all = new Block(fromMillis, stepMillis, (int) ((toMillis - fromMillis) / stepMillis));
        blocks.fill(all, view, rollup, series);
        Rollup finer = rollup.finer();
        boolean fromPast = SeriesKey.parse(series).kind() == SeriesKey.Kind.PARTITION;
        long held = fromPast ? PAST_MILLIS : HELD_MILLIS;
        long notWritten = fromPast && finer == null
                ? nowMillis - held
                : rollup.blockStart(nowMillis - WRITTEN_MILLIS[rollup.ordinal()]) - rollup.blockMillis();
        long tail = Math.max(fromMillis, notWritten);
        long end = Math.min(toMillis, nowMillis / stepMillis * stepMillis);
        if (tail < end && finer != null) {
            all.fill(RollUp.of(read(view, series, finer, tail, end), stepMillis));
            return all;
        }
        // what ends before the board begins is written, or nobody has it
        long start = Math.max(tail, nowMillis - held) / 1000;
        if (start < end / 1000) {
            // sums are rounded from the start of a block on, as they will be when it is written
            start = fromPast ? start : Rollup.SECONDS.blockStart(start * 1000) / 1000;
            all.fill(recent.seconds(view, series, start, (int) (end / 1000 - start)));
        }
        return all;
    }
}
