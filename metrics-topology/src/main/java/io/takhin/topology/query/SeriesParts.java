package io.takhin.topology.query;

import io.takhin.topology.history.History;
import io.takhin.topology.query.SeriesAnswer.Item;
import io.takhin.topology.store.Rollup;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The answer of {@link SeriesQueries}, some steps at a time: no more than a part is held, however long the time is. What has
 * to be known of all of it first, which things there were and which are the highest, is found out by {@link #prepare}. Not
 * thread-safe.
 */
public final class SeriesParts implements Iterator<SeriesAnswer> {

    /** A minute a step of two thousand topics over a month are fewer. */
    static final long MOST_VALUES = 100_000_000;

    /** What a part is made of. */
    static final int VALUES_AT_ONCE = 200_000;

    static final int MOST_STEPS_AT_ONCE = 60 * Rollup.STEPS;

    private final History history;
    private final SeriesQuestion question;
    private final boolean isPercentile;
    private SeriesScan scan;
    private List<String> names;
    private List<Item> picked;
    private int stepsAtOnce;
    private long nextMillis;

    /** @param isPercentile whether the metric is one */
    public SeriesParts(History history, SeriesQuestion question, boolean isPercentile) {
        this.history = history;
        this.question = question;
        this.isPercentile = isPercentile;
        this.nextMillis = question.fromMillis();
    }

    /**
     * Does a part of what comes first.
     *
     * @return whether that was all, and the parts can be asked for
     * @throws TooMuchException when it is too much even so
     */
    public boolean prepare() {
        if (scan == null) {
            List<String> all = SeriesReader.names(history, question);
            requireModest(all.size());
            stepsAtOnce = stepsAtOnce(all.size());
            scan = new SeriesScan(history, question, all, isPercentile);
            return isWhole();
        }
        if (!scan.run(VALUES_AT_ONCE)) {
            return false;
        }
        names = scan.known();
        picked = scan.picked();
        return true;
    }

    private void requireModest(int series) {
        long values = (long) series * question.steps();
        if (values > MOST_VALUES) {
            throw new TooMuchException(series + " series of " + question.steps() + " steps are " + values
                    + " values; at most " + MOST_VALUES + " are taken into an answer that is told line by line.");
        }
    }

    /** Whole blocks, where there is room for one of each. */
    private static int stepsAtOnce(int series) {
        int steps = Math.min(MOST_STEPS_AT_ONCE, Math.max(1, VALUES_AT_ONCE / Math.max(1, series)));
        return steps < Rollup.STEPS ? steps : steps / Rollup.STEPS * Rollup.STEPS;
    }

    /** Whether there is a single part, of which nothing has to be known before. */
    private boolean isWhole() {
        return question.steps() <= stepsAtOnce;
    }

    @Override
    public boolean hasNext() {
        return nextMillis < question.toMillis();
    }

    @Override
    public SeriesAnswer next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        SeriesQuestion part = part(question, nextMillis, stepsAtOnce);
        nextMillis = part.toMillis();
        if (isWhole()) {
            return SeriesQueries.ask(history, question, isPercentile);
        }
        return picked == null ? SeriesQueries.combined(history, part, names) : pickedOf(part);
    }

    /** From a moment on so many steps, or what is left of them. */
    static SeriesQuestion part(SeriesQuestion question, long fromMillis, int steps) {
        long to = fromMillis + steps * question.stepSeconds() * 1000L;
        return question.part(fromMillis, Math.min(question.toMillis(), to));
    }

    private SeriesAnswer pickedOf(SeriesQuestion part) {
        SeriesReader reader = new SeriesReader(history, part);
        List<Item> items = new ArrayList<>();
        for (Item item : picked) {
            items.add(new Item(
                    item.name(),
                    item.rank(),
                    item.knownSteps(),
                    reader.readAny(item.name()).values()));
        }
        return SeriesAnswer.ofPicked(part, reader.rollupSeconds(), reader.unit(), items);
    }
}
