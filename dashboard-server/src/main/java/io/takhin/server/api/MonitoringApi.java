package io.takhin.server.api;

import io.javalin.http.Context;
import java.util.List;

/** {@code GET /api/monitoring/metrics}. */
public final class MonitoringApi {

    private final Frames frames;

    public MonitoringApi(Frames frames) {
        this.frames = frames;
    }

    public void metrics(Context ctx) {
        Parameters.rejectUnknown(ctx, List.of("cluster"));
        Frame frame = frames.require(ctx.queryParam("cluster"));
        ctx.contentType("application/json").header("ETag", frame.etag());
        if (Compression.acceptsGzip(ctx.header("Accept-Encoding"))) {
            ctx.header("Content-Encoding", "gzip").result(frame.payload().gzipped());
        } else {
            ctx.disableCompression().result(frame.payload().json());
        }
    }
}
