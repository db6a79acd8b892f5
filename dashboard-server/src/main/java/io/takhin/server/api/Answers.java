package io.takhin.server.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.http.Context;
import io.takhin.topology.shared.Asked;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The JSON answers' common shape. */
final class Answers {

    /** A row with where and when it holds; in JSON the row's own fields stand beside the two. */
    record At<T>(String clusterId, long atMillis, @JsonUnwrapped T row) {}

    private Answers() {}

    /** Weak: the same answer, whether compressed or not. */
    static String etag(byte[] answer) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(answer);
            return "W/\"" + HexFormat.of().formatHex(hash, 0, 12) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** One that may well be the same when it is asked for again. */
    static void tagged(Context ctx, Object answer) {
        Asked.Told told = tellInstances(ctx);
        byte[] bytes = told == null ? Json.bytes(answer) : Json.bytes(Json.with(answer, "instances", told));
        ctx.header("ETag", etag(bytes)).contentType("application/json").result(bytes);
    }

    /** In a header: long answers have no place else for it. Null when nobody was asked. */
    static Asked.Told tellInstances(Context ctx) {
        Asked.Told told = Asked.told();
        if (told != null) {
            ctx.header(
                    "Takhin-Instances",
                    "answered=" + told.answered() + ", asked=" + told.asked() + ", stale="
                            + told.stale().size());
        }
        return told;
    }

    static void json(Context ctx, Object answer) {
        ctx.contentType("application/json").result(Json.bytes(answer));
    }
}
