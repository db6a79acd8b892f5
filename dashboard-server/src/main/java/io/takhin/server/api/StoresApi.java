package io.takhin.server.api;

import io.javalin.http.Context;
import io.takhin.topology.MetricsPipeline;
import io.takhin.topology.query.BadQuestionException;
import io.takhin.topology.query.StorePage;
import io.takhin.topology.query.StoreQuestion;
import io.takhin.topology.query.StoresAwayException;
import io.takhin.topology.query.UnknownStoreException;
import io.takhin.topology.view.ClusterSnapshot;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** {@code GET /api/v1/stores}: which state stores there are, and what is in them. */
public final class StoresApi {

    private static final int DEFAULT_LIMIT = 100;
    private static final List<String> PARAMETERS = List.of("key", "prefix", "from", "to", "limit", "cursor", "format");

    private final Snapshots snapshots;
    private final MetricsPipeline pipeline;
    private final Turns turns;
    private final Downloads downloads;
    private final LongSupplier unixMillis;

    /** @param unixMillis the wall clock */
    public StoresApi(
            Snapshots snapshots, MetricsPipeline pipeline, Turns turns, Downloads downloads, LongSupplier unixMillis) {
        this.snapshots = snapshots;
        this.pipeline = pipeline;
        this.turns = turns;
        this.downloads = downloads;
        this.unixMillis = unixMillis;
    }

    public void list(Context ctx) {
        Parameters.rejectReplay(ctx, "a replay keeps no state stores");
        Parameters.rejectUnknown(ctx, List.of());
        Answers.tagged(ctx, turns.take(() -> told(() -> pipeline.stores().list())));
    }

    public void read(Context ctx) {
        Parameters.rejectReplay(ctx, "a replay keeps no state stores");
        Parameters.rejectUnknown(ctx, PARAMETERS);
        AnswerFormat format = AnswerFormat.of(ctx, AnswerFormat.JSON, AnswerFormat.NDJSON);
        AnswerFormat.vary(ctx);
        if (format.isLines()) {
            rejectPaging(ctx);
            downloads.answer(ctx, format.contentType(), new StorePages(question(ctx), this::read));
        } else {
            StoreQuestion question = question(ctx);
            Answers.tagged(ctx, turns.take(() -> read(question)));
        }
    }

    private StorePage read(StoreQuestion question) {
        return told(() -> pipeline.stores().read(question));
    }

    /** Lines tell all. */
    private static void rejectPaging(Context ctx) {
        for (String name : List.of("limit", "cursor")) {
            if (ctx.queryParam(name) != null) {
                throw ApiProblem.badParameter(
                        name,
                        "none beside format=ndjson, which tells all entries",
                        ctx.queryParam(name),
                        "Leave it out, or ask for pages in JSON.");
            }
        }
    }

    private StoreQuestion question(Context ctx) {
        rejectBoth(ctx, "key", "prefix");
        for (String name : PARAMETERS.subList(0, 4)) {
            rejectBoth(ctx, "cursor", name);
        }
        long now = nowMillis();
        Long from = moment(ctx, "from", now);
        Long to = moment(ctx, "to", now);
        if (from != null && to != null && from >= to) {
            throw TimeRange.notBefore(from, to);
        }
        return new StoreQuestion(
                ctx.pathParam("store"),
                ctx.queryParam("key"),
                ctx.queryParam("prefix"),
                from,
                to,
                ctx.queryParam("cursor"),
                Parameters.number(ctx, "limit", DEFAULT_LIMIT, 1, StoreQuestion.MOST_ENTRIES),
                now);
    }

    /** What views are of, for windows lie in their time. */
    private long nowMillis() {
        return snapshots.all().stream()
                .mapToLong(ClusterSnapshot::atMillis)
                .max()
                .orElseGet(unixMillis);
    }

    private static Long moment(Context ctx, String name, long now) {
        String text = ctx.queryParam(name);
        return text == null ? null : TimeRange.moment(name, text, now);
    }

    private static void rejectBoth(Context ctx, String one, String other) {
        if (ctx.queryParam(one) != null && ctx.queryParam(other) != null) {
            String why = one.equals("cursor") ? "a cursor has it in it" : "only one of the two";
            throw ApiProblem.badParameter(
                    other, "none beside " + one + ", " + why, ctx.queryParam(other), "Leave one of them out.");
        }
    }

    private static <T> T told(Supplier<T> question) {
        try {
            return question.get();
        } catch (UnknownStoreException e) {
            throw ApiProblem.notFound(e.getMessage(), "The stores are " + e.names() + ".");
        } catch (BadQuestionException e) {
            throw ApiProblem.of(400, "bad-parameter", "Bad parameter", e.getMessage() + ".", e.whatToDo());
        } catch (StoresAwayException e) {
            throw e.isForGood()
                    ? ApiProblem.notFound(e.getMessage(), "Ask a server that watches a cluster.")
                    : ApiProblem.notReady(e.getMessage(), Map.of());
        }
    }
}
