package io.takhin.server.api;

import io.javalin.http.Context;

/** {@code GET /api/monitoring/metrics}. */
public final class MonitoringApi {

    private final Frames frames;

    public MonitoringApi(Frames frames) {
        this.frames = frames;
    }

    public void metrics(Context ctx) {
        Frame frame = frames.require(ctx.queryParam("cluster"));
        ctx.contentType("application/json").header("ETag", frame.etag());
        String accepted = ctx.header("Accept-Encoding");
        if (accepted != null && accepted.contains("gzip")) {
            ctx.header("Content-Encoding", "gzip").result(frame.gzipped());
        } else {
            ctx.disableCompression().result(frame.json());
        }
    }
}
