package io.takhin.server.api;

import io.javalin.http.Context;
import java.util.Map;

/** Whether this server lives, and whether its numbers are true yet. */
public final class HealthApi {

    private final Snapshots snapshots;

    public HealthApi(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    public void live(Context ctx) {
        Answers.json(ctx, Map.of("live", true));
    }

    public void ready(Context ctx) {
        Snapshots.Readiness readiness = snapshots.readiness();
        ctx.status(readiness.ready() ? 200 : 503);
        Answers.json(ctx.header("Cache-Control", "no-store"), readiness);
    }
}
