package io.takhin.server.api;

import io.javalin.http.Context;
import io.takhin.topology.history.History;
import io.takhin.topology.history.HistoryAnswer;
import io.takhin.topology.history.HistoryAnswers;
import io.takhin.topology.history.HistoryAwayException;
import io.takhin.topology.history.HistoryPages;
import io.takhin.topology.history.HistoryQuery;
import io.takhin.topology.history.NothingKnownException;
import io.takhin.topology.history.SeriesKey.Kind;
import io.takhin.topology.view.ClusterSnapshot;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/** {@code GET /api/v1/history/…}: what was, of any time that is kept. */
public final class HistoryApi {

    private static final List<String> PARAMETERS = List.of("cluster", "metrics", "from", "to", "step", "format");

    private final Snapshots snapshots;
    private final Function<ClusterSnapshot, History> histories;
    private final Turns turns;
    private final Downloads downloads;

    /** @param histories what was, as of a snapshot */
    public HistoryApi(
            Snapshots snapshots, Function<ClusterSnapshot, History> histories, Turns turns, Downloads downloads) {
        this.snapshots = snapshots;
        this.turns = turns;
        this.downloads = downloads;
        this.histories = histories;
    }

    public void cluster(Context ctx) {
        answer(ctx, Kind.CLUSTER, "", "");
    }

    public void broker(Context ctx) {
        answer(ctx, Kind.BROKER, number(ctx, "id"), "");
    }

    public void topic(Context ctx) {
        answer(ctx, Kind.TOPIC, ctx.pathParam("topic"), "");
    }

    public void partition(Context ctx) {
        answer(ctx, Kind.PARTITION, ctx.pathParam("topic"), number(ctx, "partition"));
    }

    public void group(Context ctx) {
        answer(ctx, Kind.GROUP, ctx.pathParam("group"), "");
    }

    private void answer(Context ctx, Kind kind, String name, String partition) {
        Parameters.rejectUnknown(ctx, PARAMETERS);
        AnswerFormat format = AnswerFormat.of(ctx);
        Set<String> metrics = metrics(ctx.queryParam("metrics"), HistoryAnswers.names(kind));
        ClusterSnapshot now = snapshots.require(ctx.queryParam("cluster"));
        History history = told(() -> histories.apply(now));
        TimeRange range = TimeRange.of(ctx, now.atMillis(), history::finestStepSeconds, format);
        HistoryQuery query = new HistoryQuery(
                kind,
                now.clusterId(),
                name,
                partition,
                metrics,
                range.fromMillis(),
                range.toMillis(),
                range.stepSeconds());
        if (format.isLines()) {
            lines(ctx, history, query, format);
        } else {
            HistoryAnswer answer = turns.take(() -> told(() -> history.ask(query)));
            AnswerFormat.json(ctx, SeriesTable.of(answer, Set.of()));
        }
    }

    private void lines(Context ctx, History history, HistoryQuery query, AnswerFormat format) {
        HistoryPages pages = turns.take(() -> told(() -> HistoryPages.of(history, query)));
        Set<String> extremes = HistoryAnswers.extremes(query.kind());
        downloads.answer(ctx, format, new Mapped<>(pages, page -> SeriesTable.of(page, extremes)));
    }

    /** With a problem for each reason not to have one. */
    static <T> T told(Supplier<T> question) {
        try {
            return question.get();
        } catch (NothingKnownException e) {
            throw ApiProblem.notFound(e.getMessage(), "GET /api/v1/topics, groups or brokers lists what there is.");
        } catch (HistoryAwayException e) {
            throw ApiProblem.notReady(e.getMessage(), Map.of());
        }
    }

    /** @param known names there are */
    private static Set<String> metrics(String text, Set<String> known) {
        if (text == null) {
            return known;
        }
        Set<String> asked = new LinkedHashSet<>(List.of(text.split(",", -1)));
        for (String name : asked) {
            if (!known.contains(name)) {
                throw ApiProblem.badParameter(
                        "metrics", "some of " + new TreeSet<>(known), name, "Give their names with commas between.");
            }
        }
        return asked;
    }

    /** Ids and partitions are told as plain numbers. */
    private static String number(Context ctx, String name) {
        String text = ctx.pathParam(name);
        if (!text.matches("0|[1-9][0-9]{0,8}")) {
            throw ApiProblem.badParameter(name, "a number", text, "Give the number of one that there is.");
        }
        return text;
    }
}
