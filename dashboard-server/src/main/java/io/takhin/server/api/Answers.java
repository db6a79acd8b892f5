package io.takhin.server.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.http.Context;

/** The JSON answers' common shape. */
final class Answers {

    /** A row with where and when it holds; in JSON the row's own fields stand beside the two. */
    record At<T>(String clusterId, long atMillis, @JsonUnwrapped T row) {}

    private Answers() {}

    static void json(Context ctx, Object answer) {
        ctx.contentType("application/json").result(Json.bytes(answer));
    }
}
