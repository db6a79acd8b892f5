package io.takhin.server.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.javalin.http.Context;
import io.takhin.topology.replay.Moments;
import io.takhin.topology.replay.Replay;
import io.takhin.topology.replay.ReplayRefusedException;
import io.takhin.topology.replay.ReplayStatus;
import io.takhin.topology.replay.ReplayWish;
import io.takhin.topology.replay.Replays;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** {@code /api/v1/replays}: intervals of the past, played again. */
public final class ReplaysApi {

    /**
     * What a new replay is to be. Moments are milliseconds or text, see {@link Moments#FORMS}.
     *
     * @param speed null: 1
     * @param clusters null: all
     * @param warmUpSeconds null: 300
     * @param paused null: false
     */
    public record ReplayRequest(
            Object from, Object to, Double speed, List<String> clusters, Integer warmUpSeconds, Boolean paused) {}

    /**
     * What is to change; null stays as it is.
     *
     * @param position the second to show
     * @param step pauses, so many seconds on; back when negative
     */
    public record ReplayChange(Boolean paused, Double speed, Object position, Integer step) {}

    /**
     * @param limit how many there may be
     * @param shown the one that answers are made of without {@code replay=}; null: the present
     */
    public record ReplayList(List<ReplayStatus> items, int limit, String shown) {}

    private static final int MAX_BYTES = 8_192;
    private static final int MAX_WARM_UP_SECONDS = 3_600;
    private static final int MAX_STEP = 3_600;

    private final Replays replays;
    private final LongSupplier unixMillis;

    /** @param unixMillis the wall clock */
    public ReplaysApi(Replays replays, LongSupplier unixMillis) {
        this.replays = replays;
        this.unixMillis = unixMillis;
    }

    public void list(Context ctx) {
        Parameters.rejectUnknown(ctx, List.of());
        List<ReplayStatus> items = replays.all().stream().map(Replay::status).toList();
        answer(ctx, new ReplayList(items, Replays.MOST, replays.shown()));
    }

    public void create(Context ctx) throws InterruptedException {
        Parameters.rejectUnknown(ctx, List.of());
        ReplayRequest request = body(ctx, ReplayRequest.class);
        ReplayWish wish = new ReplayWish(
                moment("from", request.from()),
                moment("to", request.to()),
                1_000L
                        * range(
                                "warmUpSeconds",
                                request.warmUpSeconds(),
                                ReplayWish.WARM_UP_SECONDS,
                                0,
                                MAX_WARM_UP_SECONDS),
                speed(request.speed() == null ? ReplayWish.LEAST_SPEED : request.speed()),
                Boolean.TRUE.equals(request.paused()),
                clusters(request.clusters()));
        try {
            Replay replay = replays.create(wish);
            ctx.status(201).header("Location", "/api/v1/replays/" + replay.id());
            answer(ctx, replay.status());
        } catch (ReplayRefusedException e) {
            throw problem(e);
        }
    }

    public void one(Context ctx) {
        Parameters.rejectUnknown(ctx, List.of());
        answer(ctx, require(ctx).status());
    }

    /** All that it names, or nothing. */
    public void change(Context ctx) {
        Parameters.rejectUnknown(ctx, List.of());
        Replay replay = require(ctx);
        ReplayChange change = body(ctx, ReplayChange.class);
        Double speed = change.speed() == null ? null : speed(change.speed());
        Long position = change.position() == null ? null : position(replay.status(), change.position());
        int step = range("step", change.step(), 0, -MAX_STEP, MAX_STEP);
        if (speed != null) {
            replay.speed(speed);
        }
        if (change.paused() != null) {
            replay.paused(change.paused());
        }
        if (position != null) {
            replay.seek(position);
        }
        if (step != 0) {
            replay.step(step);
        }
        answer(ctx, replay.status());
    }

    public void end(Context ctx) {
        Parameters.rejectUnknown(ctx, List.of());
        String id = ctx.pathParam("id");
        if (id.equals(replays.shown())) {
            throw ApiProblem.of(
                    409, "shown", "Shown", "This replay is what the server shows.", "Stop the server to end it.");
        }
        if (!replays.end(id)) {
            throw unknown(id);
        }
        ctx.status(204);
    }

    private Replay require(Context ctx) {
        String id = ctx.pathParam("id");
        return replays.find(id).orElseThrow(() -> unknown(id));
    }

    /** One that has been ended, or never was. */
    public static ApiProblem unknown(String id) {
        return ApiProblem.notFound(
                "There is no replay \"" + id + "\"; one that nobody asks for " + Replays.IDLE.toMinutes()
                        + " minutes is ended.",
                "GET /api/v1/replays lists those there are; POST starts one.");
    }

    private static ApiProblem problem(ReplayRefusedException e) {
        return switch (e.reason()) {
            case BAD_WISH -> ApiProblem.of(400, "bad-replay", "Bad replay", e.getMessage(), e.whatToDo());
            case NO_ROOM -> ApiProblem.of(503, "no-room", "No room", e.getMessage(), e.whatToDo());
            case UNREACHABLE -> ApiProblem.of(503, "unreachable", "Unreachable", e.getMessage(), e.whatToDo());
        };
    }

    private long moment(String name, Object value) {
        String text = value instanceof Double n ? String.valueOf(n.longValue()) : Objects.toString(value, "");
        return Moments.parse(text, unixMillis.getAsLong())
                .orElseThrow(() -> ApiProblem.badParameter(name, Moments.FORMS, text, "Give such a time."));
    }

    private long position(ReplayStatus status, Object value) {
        long millis = moment("position", value);
        if (millis < status.fromMillis() || millis > status.toMillis() + 999) {
            String expected = "a time from " + status.fromMillis() + " to " + status.toMillis();
            throw ApiProblem.badParameter(
                    "position", expected, String.valueOf(millis), "Start another replay for others.");
        }
        return millis;
    }

    private static double speed(double speed) {
        if (speed >= ReplayWish.LEAST_SPEED && speed <= ReplayWish.MOST_SPEED) {
            return speed;
        }
        throw ApiProblem.badParameter("speed", "a number from 1 to 1000", String.valueOf(speed), "Give such a number.");
    }

    private static int range(String name, Integer value, int otherwise, int lowest, int highest) {
        int number = value == null ? otherwise : value;
        if (number < lowest || number > highest) {
            String expected = "a whole number from " + lowest + " to " + highest;
            throw ApiProblem.badParameter(name, expected, String.valueOf(number), "Give such a number.");
        }
        return number;
    }

    private static List<String> clusters(List<String> clusters) {
        if (clusters == null) {
            return List.of();
        }
        if (clusters.contains(null)) {
            throw ApiProblem.badParameter("clusters", "ids of clusters", "null", "Leave it out for all.");
        }
        return clusters;
    }

    private static <T> T body(Context ctx, Class<T> type) {
        int length = SmallBody.length(ctx, MAX_BYTES, "Send the fields that /api-docs/ tells.");
        try {
            T body = Json.read(SmallBody.read(ctx, length), type);
            if (body != null) {
                return body;
            }
            throw badBody("null");
        } catch (UnrecognizedPropertyException e) {
            throw badBody("an unknown field \"" + e.getPropertyName() + "\"");
        } catch (MismatchedInputException e) {
            throw badBody(e.getPath().isEmpty() ? "something else" : "something else in " + place(e));
        } catch (JsonProcessingException e) {
            throw badBody("text that is no JSON");
        } catch (IOException e) {
            throw badBody(e.getMessage());
        }
    }

    private static String place(MismatchedInputException e) {
        return e.getPath().stream()
                .map(part -> part.getFieldName() == null ? "[" + part.getIndex() + "]" : part.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static ApiProblem badBody(String found) {
        String detail = "body: expected a JSON object, found: " + found;
        return ApiProblem.of(400, "bad-body", "Bad body", detail, "Send the fields that /api-docs/ tells.");
    }

    private static void answer(Context ctx, Object answer) {
        Answers.json(ctx.header("Cache-Control", "no-store"), answer);
    }
}
