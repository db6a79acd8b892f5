package io.takhin.server;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.takhin.server.api.ApiProblem;
import io.takhin.server.api.Frames;
import io.takhin.server.api.Freshness;
import io.takhin.server.api.HealthNow;
import io.takhin.server.api.Parameters;
import io.takhin.server.api.ReplayReadiness;
import io.takhin.server.api.ReplaysApi;
import io.takhin.server.api.Snapshots;
import io.takhin.server.api.UnreachableBrokers;
import io.takhin.server.push.Feed;
import io.takhin.server.push.ViewStreams;
import io.takhin.topology.replay.Replay;
import io.takhin.topology.replay.Replays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Which views an answer is made of: those of the present; with {@code replay=ID} that replay's. Thread-safe. */
final class ViewChoice {

    private static final String REPLAY = "replay";

    /** Whom this server reaches now says nothing of then. */
    private static final UnreachableBrokers NOBODY = new UnreachableBrokers(List::of);

    private final ViewApis present;
    private final Replays replays;
    private final Supplier<Optional<String>> watched;
    private final BiFunction<Replay, Snapshots, PastApis> pasts;
    private final Map<String, ViewApis> past = new ConcurrentHashMap<>();

    /**
     * @param watched the cluster that is meant where none is named
     * @param pasts what answers of the time before a replay's moment
     */
    ViewChoice(
            ViewApis present,
            Replays replays,
            Supplier<Optional<String>> watched,
            BiFunction<Replay, Snapshots, PastApis> pasts) {
        this.watched = watched;
        this.present = present;
        this.pasts = pasts;
        this.replays = replays;
    }

    /** Leads requests to the views that they mean. */
    Handler to(BiConsumer<ViewApis, Context> answer) {
        return ctx -> answer.accept(of(ctx), ctx);
    }

    /** @throws ApiProblem when there is no such replay, or it failed */
    ViewApis of(Context ctx) {
        String id = ctx.queryParam(REPLAY);
        if (id == null) {
            return present;
        }
        Parameters.seenTo(ctx, REPLAY);
        Replay replay = replays.find(id).orElseThrow(() -> ReplaysApi.unknown(id));
        String problem = replay.status().problem();
        if (problem != null) {
            throw ApiProblem.of(409, "replay-failed", "Replay failed", problem, "DELETE it, and start another.");
        }
        past.keySet()
                .removeIf(known -> !known.equals(id)
                        && replays.all().stream().noneMatch(one -> one.id().equals(known)));
        return past.computeIfAbsent(id, key -> of(replay));
    }

    /** A replay's now is the second it shows, so it is never stale. */
    private ViewApis of(Replay replay) {
        Snapshots snapshots = new Snapshots(replay, new ReplayReadiness(replay), watched);
        Freshness freshness = new Freshness(replay::positionMillis);
        Frames frames = new Frames(snapshots, NOBODY, () -> whyOver(replay));
        HealthNow health = new HealthNow(freshness, NOBODY);
        Feed feed = new Feed(frames, new ViewStreams(snapshots, health, NOBODY));
        return ViewApis.of(snapshots, feed, health, pasts.apply(replay, snapshots));
    }

    private Optional<String> whyOver(Replay replay) {
        if (replays.find(replay.id()).isEmpty()) {
            return Optional.of("the replay has been ended");
        }
        return replay.status().problem() == null ? Optional.empty() : Optional.of("the replay failed");
    }
}
