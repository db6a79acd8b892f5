package io.takhin.topology.query;

import io.takhin.topology.history.History;
import io.takhin.topology.history.NothingKnownException;
import io.takhin.topology.query.SeriesAnswer.Item;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.Iterator;
import java.util.List;

/** Goes over all of the time once: which things there were, and, where series are picked, which are the first. */
final class SeriesScan {

    /** Of one thing. */
    private static final int STEPS_AT_ONCE = SeriesParts.MOST_STEPS_AT_ONCE;

    private final History history;
    private final SeriesQuestion question;
    private final Iterator<String> left;
    private final Ranking ranking;
    private final List<String> known = new ArrayList<>();

    SeriesScan(History history, SeriesQuestion question, List<String> names, boolean isPercentile) {
        this.history = history;
        this.question = question;
        this.left = names.iterator();
        this.ranking =
                question.aggregate().picks() ? new Ranking(question.aggregate(), question.count(), isPercentile) : null;
    }

    /**
     * Goes over some things.
     *
     * @param values how many are read, or some more
     * @return whether there are no more things
     */
    boolean run(long values) {
        for (long read = 0; left.hasNext() && read < values; ) {
            String name = left.next();
            read += ranking == null ? find(name) : rank(name);
        }
        return !left.hasNext();
    }

    /** One that is there now is known in any time; of others the time is gone over, the newest first. */
    private long find(String name) {
        long step = question.stepSeconds() * 1000L;
        long read = 1;
        boolean found = isKnown(name, question.part(question.toMillis() - step, question.toMillis()));
        for (long from = lastPart(); !found && from >= question.fromMillis(); from -= STEPS_AT_ONCE * step) {
            found = isKnown(name, SeriesParts.part(question, from, STEPS_AT_ONCE));
            read += STEPS_AT_ONCE;
        }
        if (found) {
            known.add(name);
        }
        return read;
    }

    private long lastPart() {
        return question.fromMillis()
                + (question.steps() - 1) / STEPS_AT_ONCE * STEPS_AT_ONCE * question.stepSeconds() * 1000L;
    }

    private boolean isKnown(String name, SeriesQuestion part) {
        try {
            new SeriesReader(history, part, Presence.unasked(question)).read(name);
            return true;
        } catch (NothingKnownException e) {
            return false;
        }
    }

    private long rank(String name) {
        DoubleSummaryStatistics statistics = new DoubleSummaryStatistics();
        boolean found = false;
        for (long from = question.fromMillis(); from < question.toMillis(); ) {
            SeriesQuestion part = SeriesParts.part(question, from, STEPS_AT_ONCE);
            from = part.toMillis();
            try {
                new SeriesReader(history, part, Presence.unasked(question))
                        .read(name)
                        .addTo(statistics);
                found = true;
            } catch (NothingKnownException e) {
                // of this part of the time; another may know it
            }
        }
        if (found) {
            ranking.add(name, statistics, null);
        }
        return question.steps();
    }

    /** All that were there. */
    List<String> known() {
        return known;
    }

    /** The first ones, without their values; null where none are picked. */
    List<Item> picked() {
        return ranking == null ? null : ranking.items();
    }
}
