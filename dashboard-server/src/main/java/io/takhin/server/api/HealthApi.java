package io.takhin.server.api;

import io.javalin.http.Context;
import java.util.Map;
import java.util.function.Predicate;

/** Whether this server lives, and whether its numbers are true yet. */
public final class HealthApi {

    private final ReadinessProbe readiness;
    private final Predicate<Context> mayRead;

    /** @param mayRead whom problems are told in words: they may name hosts and what a Kafka client said */
    public HealthApi(ReadinessProbe readiness, Predicate<Context> mayRead) {
        this.readiness = readiness;
        this.mayRead = mayRead;
    }

    public void live(Context ctx) {
        Answers.json(ctx, Map.of("live", true));
    }

    /** Stale numbers are told, and yet a 200: taking the server out or starting it anew would mend nothing. */
    public void ready(Context ctx) {
        Readiness now = readiness.now();
        ctx.status(now.ready() ? 200 : 503);
        Answers.json(ctx.header("Cache-Control", "no-store"), mayRead.test(ctx) ? now : now.withoutProblem());
    }
}
