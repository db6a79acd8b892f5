package io.takhin.server.api;

import io.javalin.http.Context;
import io.takhin.topology.MetricsPipeline;
import io.takhin.topology.query.BadQuestionException;
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
    private static final List<String> PARAMETERS = List.of("key", "prefix", "from", "to", "limit", "cursor");

    private final Snapshots snapshots;
    private final MetricsPipeline pipeline;
    private final Turns turns;
    private final LongSupplier unixMillis;

    /** @param unixMillis the wall clock */
    public StoresApi(Snapshots snapshots, MetricsPipeline pipeline, Turns turns, LongSupplier unixMillis) {
        this.snapshots = snapshots;
        this.pipeline = pipeline;
        this.turns = turns;
        this.unixMillis = unixMillis;
    }

    public void list(Context ctx) {
        Parameters.rejectReplay(ctx, "a replay keeps no state stores");
        Parameters.rejectUnknown(ctx, List.of());
        Answers.tagged(ctx, ask(() -> pipeline.stores().list()));
    }

    public void read(Context ctx) {
        Parameters.rejectReplay(ctx, "a replay keeps no state stores");
        Parameters.rejectUnknown(ctx, PARAMETERS);
        StoreQuestion question = question(ctx);
        Answers.tagged(ctx, ask(() -> pipeline.stores().read(question)));
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

    private <T> T ask(Supplier<T> question) {
        try {
            return turns.take(question);
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
