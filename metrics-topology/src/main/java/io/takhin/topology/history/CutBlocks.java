package io.takhin.topology.history;

import io.takhin.topology.store.Rollup;
import io.takhin.topology.store.ViewStores;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Blocks as they were at a moment: without the steps that weren't over. Thread-safe. */
final class CutBlocks implements Blocks {

    /** So long a step may still change: until its block is over, settled, and not looked at any more. Boards hold it longer. */
    static final long UNSETTLED_MILLIS =
            Rollup.SECONDS.blockMillis() + Recorder.SETTLED_MILLIS + Recorder.LOOK_BACK_MILLIS;

    private final Blocks blocks;
    private final long nowMillis;
    private final long settledMillis;

    /**
     * @param nowMillis the moment
     * @param boardMillis from when on the board tells of the seconds
     */
    CutBlocks(Blocks blocks, long nowMillis, long boardMillis) {
        this.blocks = blocks;
        this.nowMillis = nowMillis;
        this.settledMillis = Math.min(nowMillis, Math.max(boardMillis, nowMillis - UNSETTLED_MILLIS));
    }

    @Override
    public void fill(Block into, ViewStores view, Rollup rollup, String series) {
        boolean onBoard = isOnBoard(view, series);
        fillUntil(onBoard ? settledMillis : nowMillis, into, view, rollup, series, block -> block);
        if (onBoard && SeriesKey.parse(series).kind() == SeriesKey.Kind.GROUP) {
            // a lag in time may reach further back than the board; it doesn't change afterwards
            fillUntil(nowMillis, into, view, rollup, series, block -> block.only(Metric.TIME_LAG));
        }
    }

    private void fillUntil(
            long millis, Block into, ViewStores view, Rollup rollup, String series, UnaryOperator<Block> part) {
        int steps = (int) Math.min(into.steps(), Math.floorDiv(millis - into.startMillis(), into.stepMillis()));
        if (steps > 0) {
            Block over = new Block(into.startMillis(), into.stepMillis(), steps);
            blocks.fill(over, view, rollup, series);
            into.fill(part.apply(over));
        }
    }

    /** What a broker tells of its own seconds, and partitions' states, are stored, and not on the board. */
    static boolean isOnBoard(ViewStores view, String series) {
        return view == ViewStores.TOPICS && SeriesKey.parse(series).kind() != SeriesKey.Kind.PARTITION;
    }

    @Override
    public Set<String> series(ViewStores view, Rollup rollup, String prefix, long fromMillis, long toMillis) {
        return blocks.series(view, rollup, prefix, fromMillis, Math.min(toMillis, nowMillis));
    }
}
