package io.takhin.topology.query;

import io.takhin.topology.query.SeriesAnswer.Item;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.PriorityQueue;

/** The first few of many series; no more are held. */
final class Ranking {

    private final Comparator<Item> order;
    private final PriorityQueue<Item> worstFirst;
    private final int count;
    private final boolean byMax;
    private int unranked;

    /** @param byMax by the highest step; else by the mean */
    Ranking(Aggregate aggregate, int count, boolean byMax) {
        Comparator<Item> byRank = Comparator.comparingDouble(Item::rank);
        this.order = (aggregate == Aggregate.TOP ? byRank.reversed() : byRank).thenComparing(Item::name);
        this.worstFirst = new PriorityQueue<>(order.reversed());
        this.count = count;
        this.byMax = byMax;
    }

    void add(OneSeries series) {
        DoubleSummaryStatistics known = new DoubleSummaryStatistics();
        series.addTo(known);
        add(series.name(), known, series.values());
    }

    /**
     * @param known its known steps
     * @param values to be told of it if it is among the first; may be null
     */
    void add(String name, DoubleSummaryStatistics known, double[] values) {
        if (known.getCount() == 0) {
            unranked++;
            return;
        }
        double rank = byMax ? known.getMax() : Exact.rounded(known.getAverage());
        worstFirst.add(new Item(name, rank, (int) known.getCount(), values));
        if (worstFirst.size() > count) {
            worstFirst.remove();
        }
    }

    String rankedBy() {
        return byMax ? "max" : "mean";
    }

    List<Item> items() {
        return worstFirst.stream().sorted(order).toList();
    }

    int unranked() {
        return unranked;
    }
}
