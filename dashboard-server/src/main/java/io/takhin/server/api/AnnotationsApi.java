package io.takhin.server.api;

import io.javalin.http.Context;
import io.takhin.broker.event.MetricTopic;
import io.takhin.topology.history.Annotation;
import io.takhin.topology.history.Annotation.Kind;
import io.takhin.topology.history.Annotations;
import io.takhin.topology.history.HistoryAwayException;
import io.takhin.topology.view.ClusterSnapshot;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** {@code GET /api/v1/annotations}: what happened, to explain what charts show. */
public final class AnnotationsApi {

    private static final List<String> PARAMETERS =
            List.of("cluster", "from", "to", "kind", "subject", "internal", "limit");
    private static final long DEFAULT_MILLIS = 300_000;
    private static final int DEFAULT_LIMIT = 200;
    private static final int MOST = 1_000;

    private final Snapshots snapshots;
    private final Supplier<Annotations> annotations;
    private final boolean isPast;
    private final Turns turns;

    /**
     * @param annotations what happened to the clusters
     * @param isPast whether snapshots are of a moment of the past: what happened later is not told
     */
    public AnnotationsApi(Snapshots snapshots, Supplier<Annotations> annotations, boolean isPast, Turns turns) {
        this.snapshots = snapshots;
        this.annotations = annotations;
        this.isPast = isPast;
        this.turns = turns;
    }

    /**
     * @param truncated whether older ones were left out for the limit
     * @param unknown why this isn't all that happened; null: it is
     */
    record Answer(
            String clusterId,
            long fromMillis,
            long toMillis,
            boolean truncated,
            List<Happening> items,
            String unknown) {}

    private record Found(List<Annotation> annotations, String unknown) {}

    public void list(Context ctx) {
        Parameters.rejectUnknown(ctx, PARAMETERS);
        Set<Kind> kinds = kinds(ctx.queryParam("kind"));
        String subject = ctx.queryParam("subject");
        boolean internal = Parameters.truth(ctx, "internal") || subject != null;
        int limit = Parameters.number(ctx, "limit", DEFAULT_LIMIT, 1, MOST);
        ClusterSnapshot now = snapshots.require(ctx.queryParam("cluster"));
        // what is told now is of the second that isn't over
        long to = moment(ctx, "to", now.atMillis() + 1_000, now.atMillis());
        long from = moment(ctx, "from", Math.max(0, to - DEFAULT_MILLIS), now.atMillis());
        if (from >= to) {
            throw TimeRange.notBefore(from, to);
        }
        long end = isPast ? Math.max(from, Math.min(to, now.atMillis() + 1_000)) : to;
        Found found = turns.take(() -> between(now.clusterId(), from, end));
        List<Annotation> asked = found.annotations().stream()
                .filter(each -> kinds.contains(each.kind()))
                .filter(each -> internal || !MetricTopic.isInternal(each.subject()))
                .filter(each -> subject == null || subject.equals(each.subject()))
                .toList();
        List<Happening> items = Happening.of(asked);
        int left = Math.max(0, items.size() - limit);
        List<Happening> newest = items.subList(left, items.size());
        Answers.tagged(ctx, new Answer(now.clusterId(), from, to, left > 0, newest, found.unknown()));
    }

    private Found between(String clusterId, long from, long to) {
        try {
            Annotations all = annotations.get();
            String unknown = all.unknown(from, to).orElse(null);
            return new Found(all.between(clusterId, from, to), unknown);
        } catch (HistoryAwayException e) {
            throw ApiProblem.notReady(e.getMessage(), Map.of());
        }
    }

    private static long moment(Context ctx, String name, long otherwise, long nowMillis) {
        String text = ctx.queryParam(name);
        return text == null ? otherwise : TimeRange.moment(name, text, nowMillis);
    }

    private static Set<Kind> kinds(String text) {
        if (text == null) {
            return EnumSet.allOf(Kind.class);
        }
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (String word : text.split(",", -1)) {
            kinds.add(Arrays.stream(Kind.values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> ApiProblem.badParameter(
                            "kind",
                            "some of "
                                    + Arrays.stream(Kind.values())
                                            .map(Kind::word)
                                            .toList(),
                            word,
                            "Give their names with commas between, or leave it out.")));
        }
        return kinds;
    }
}
