package io.takhin.server.peers;

import io.javalin.http.Context;
import io.takhin.server.access.ApiKey;
import io.takhin.server.api.ApiProblem;
import io.takhin.server.api.Json;
import io.takhin.server.api.SmallBody;
import io.takhin.topology.history.HistoryAwayException;
import io.takhin.topology.query.StoresAwayException;
import io.takhin.topology.shared.Here;
import io.takhin.topology.shared.PeerQuestion;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/** {@code POST /api/v1/peers}: what this server holds, for those that share with it. No part of the public API. */
public final class PeersApi {

    /** Where it is found. */
    public static final String PATH = "/api/v1/peers";

    static final String KEY_HEADER = "Takhin-Share-Key";

    /** A cursor may be as long as a URL. */
    private static final int MOST_BYTES = 128 * 1024;

    private final ApiKey key;
    private final Supplier<Here> here;

    /** @param key null: nothing is shared */
    public PeersApi(ApiKey key, Supplier<Here> here) {
        this.key = key;
        this.here = here;
    }

    public void answer(Context ctx) throws IOException {
        requireShared(ctx);
        int length = SmallBody.length(ctx, MOST_BYTES, "Servers that share run the same version.");
        PeerQuestion question = question(SmallBody.read(ctx, length));
        ctx.header("Cache-Control", "no-store");
        ctx.contentType("application/json");
        try {
            ctx.result(Json.bytes(here.get().answer(question)));
        } catch (InvalidStateStoreException | HistoryAwayException | StoresAwayException e) {
            throw ApiProblem.notReady("What was asked for can't be read here now.", Map.of());
        }
    }

    private static PeerQuestion question(byte[] body) {
        try {
            return Json.read(body, PeerQuestion.class);
        } catch (IOException e) {
            throw ApiProblem.of(
                    400,
                    "bad-body",
                    "Bad body",
                    "body: expected a question of a server that shares, found something else.",
                    "Run the same version on all servers that share.");
        }
    }

    private void requireShared(Context ctx) {
        if (key == null) {
            throw ApiProblem.notFound("This server shares its stores with no other.", "Start it with --share.");
        }
        String given = ctx.header(KEY_HEADER);
        if (given == null || !key.matches(given)) {
            throw ApiProblem.of(
                    401,
                    "unauthorized",
                    "Unauthorized",
                    "This is for the servers that share with this one.",
                    "Start all of them with the same --share-key.");
        }
    }
}
