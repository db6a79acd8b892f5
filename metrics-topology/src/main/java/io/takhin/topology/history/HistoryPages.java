package io.takhin.topology.history;

import io.takhin.topology.history.HistoryAnswer.Values;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * What was, some steps at a time: a page is read when it is asked for, and only that is held, however long the time is. All
 * pages have the same metrics. Not thread-safe.
 */
public final class HistoryPages implements Iterator<HistoryAnswer> {

    /** Sixty whole blocks. */
    static final int STEPS_AT_ONCE = 3_600;

    private final History history;
    private final HistoryQuery query;
    /** The first page that anything is known of. */
    private final HistoryAnswer first;

    private final long firstMillis;
    private long nextMillis;

    private HistoryPages(History history, HistoryQuery query, HistoryAnswer first, long firstMillis) {
        this.history = history;
        this.query = query;
        this.first = first;
        this.firstMillis = firstMillis;
        this.nextMillis = query.fromMillis();
    }

    /**
     * Reads until anything is known.
     *
     * @throws HistoryAwayException while the stores can't be read; each page may throw it too
     * @throws NothingKnownException when there is no such thing, nor was in this time
     */
    public static HistoryPages of(History history, HistoryQuery query) {
        for (long from = query.fromMillis(); ; from = end(query, from)) {
            try {
                return new HistoryPages(history, query, history.ask(query.of(from, end(query, from))), from);
            } catch (NothingKnownException e) {
                if (end(query, from) == query.toMillis()) {
                    throw e;
                }
            }
        }
    }

    private static long end(HistoryQuery query, long from) {
        return Math.min(query.toMillis(), from + STEPS_AT_ONCE * query.stepMillis());
    }

    @Override
    public boolean hasNext() {
        return nextMillis < query.toMillis();
    }

    @Override
    public HistoryAnswer next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        HistoryQuery page = query.of(nextMillis, end(query, nextMillis));
        HistoryAnswer answer = read(page);
        nextMillis = page.toMillis();
        return answer;
    }

    private HistoryAnswer read(HistoryQuery page) {
        if (page.fromMillis() < firstMillis) {
            return unknown(page);
        }
        try {
            return page.fromMillis() == firstMillis ? first : history.ask(page);
        } catch (NothingKnownException e) {
            return unknown(page);
        }
    }

    /** Nothing is known of a time in which it wasn't there yet, or any more. */
    private HistoryAnswer unknown(HistoryQuery page) {
        double[] none = new double[page.steps()];
        Arrays.fill(none, Double.NaN);
        Map<String, Values> metrics = new LinkedHashMap<>();
        first.metrics().forEach((name, values) -> metrics.put(name, new Values(values.unit(), none, null, null)));
        return new HistoryAnswer(
                page.clusterId(),
                page.fromMillis(),
                page.toMillis(),
                page.stepSeconds(),
                first.rollupSeconds(),
                metrics,
                Map.of());
    }
}
