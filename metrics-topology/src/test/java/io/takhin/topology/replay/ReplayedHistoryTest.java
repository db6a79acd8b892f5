package io.takhin.topology.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.takhin.topology.history.History;
import io.takhin.topology.history.HistoryAnswer;
import io.takhin.topology.history.HistoryAnswer.Values;
import io.takhin.topology.history.HistoryAnswers;
import io.takhin.topology.history.HistoryQuery;
import io.takhin.topology.history.NothingKnownException;
import io.takhin.topology.history.SeriesKey.Kind;
import io.takhin.topology.kit.Events;
import io.takhin.topology.kit.TopologyKit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What history answered live at a moment is what it answers in a replay of that moment, value by value. */
class ReplayedHistoryTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FIRST = 10;
    private static final int LAST = 1_500;
    private static final int WARM_UP = 600;
    private static final int EACH = 97;

    /** By the replay: what reaches back beyond its warm-up. */
    private static final Set<String> NOT_READ = Set.of("timeLagMillis");

    private final Incident incident = new Incident(150);
    private final RecordedLog log = new RecordedLog(1);
    private final TreeMap<Integer, Map<HistoryQuery, Object>> live = new TreeMap<>();

    @TempDir
    private Path folder;

    private static HistoryQuery query(Kind kind, String name, String partition, int now, int steps, int step) {
        // one step goes on after the moment
        long to = (now / step + 1) * step * 1_000L;
        return new HistoryQuery(
                kind,
                Events.CLUSTER,
                name,
                partition,
                HistoryAnswers.names(kind),
                Math.max(0, to - steps * step * 1_000L),
                to,
                step);
    }

    private static List<HistoryQuery> queries(int now) {
        List<HistoryQuery> queries = new ArrayList<>();
        for (int step : new int[] {1, 5, 10, 60}) {
            int steps = Math.min(300, now / step);
            queries.add(query(Kind.CLUSTER, "", "", now, steps, step));
            for (String topic : List.of("busy", "again", "brief", "nope")) {
                queries.add(query(Kind.TOPIC, topic, "", now, steps, step));
            }
            queries.add(query(Kind.GROUP, "billing", "", now, steps, step));
            queries.add(query(Kind.GROUP, "stopped", "", now, steps, step));
            queries.add(query(Kind.BROKER, "1", "", now, steps, step));
            queries.add(query(Kind.BROKER, "2", "", now, steps, step));
            queries.add(query(Kind.PARTITION, "busy", "1", now, steps, step));
        }
        return queries;
    }

    /** As its JSON, or why there is none. */
    private static Object ask(History history, HistoryQuery query) {
        try {
            return JSON.<JsonNode>valueToTree(history.ask(query));
        } catch (NothingKnownException e) {
            return e.getMessage();
        }
    }

    /** Of the last ticks a later one may have told the lag in time since. */
    private static List<String> differences(HistoryQuery query, int second, Object found, Object expected) {
        List<String> differences = found instanceof JsonNode json && expected instanceof JsonNode live
                ? Differences.between(live, json)
                : found.equals(expected) ? List.of() : List.of(found + " is not " + expected);
        int settled = (int) ((second * 1_000L - 15_000 - query.fromMillis()) / (query.stepSeconds() * 1_000L));
        return differences.stream()
                .filter(each -> !each.startsWith("/unknown/timeLagMillis: "))
                .filter(each -> !each.startsWith("/metrics/timeLagMillis/")
                        || Integer.parseInt(each.replaceAll(".*/([0-9]+): .*", "$1")) < settled)
                .toList();
    }

    private TopologyKit recordLive() {
        TopologyKit kit = new TopologyKit(folder);
        for (int second = FIRST; second <= LAST; second++) {
            incident.tell(kit::pipe, second, 0);
            incident.tell(event -> log.put(0, event), second, 0);
            if (second % EACH == 0 && kit.snapshot().atMillis() == second * 1_000L) {
                Map<HistoryQuery, Object> answers = new LinkedHashMap<>();
                for (HistoryQuery query : queries(second)) {
                    answers.put(query, ask(kit.history(), query));
                }
                live.put(second, answers);
            }
        }
        return kit;
    }

    private Playback playedTo(int second, Decoder decoder, Recording recording) throws Exception {
        int from = Math.max(FIRST, second - WARM_UP);
        Playback playback = new Playback(log, from * 1_000L, Set.of(), decoder, recording);
        for (int at = from; at <= second; at++) {
            playback.play(at * 1_000L);
        }
        return playback;
    }

    @Test
    void eachAnswer_isAsItWasLive() throws Exception {
        try (TopologyKit kit = recordLive()) {
            assertThat(live.tailMap(WARM_UP + FIRST)).hasSizeGreaterThan(5);
            for (int second : live.tailMap(WARM_UP + FIRST).keySet()) {
                try (Decoder decoder = new Decoder("decoder");
                        Playback playback = playedTo(second, decoder, null)) {
                    History then = playback.history(
                            () -> kit.history().kept(), Events.CLUSTER, second * 1_000L, (second - WARM_UP) * 1_000L);
                    live.get(second)
                            .forEach((query, answer) -> assertThat(differences(query, second, ask(then, query), answer))
                                    .as(second + " s: " + query)
                                    .isEmpty());
                }
            }
        }
    }

    /** Of what a file's replay has read itself. */
    @Test
    void whatIsRecordedByTheReplay_isAsItWasLive_orUnknownWithTheReason() throws Exception {
        recordLive().close();
        for (int second : live.tailMap(WARM_UP + FIRST).keySet()) {
            try (Decoder decoder = new Decoder("decoder");
                    Playback playback = playedTo(second, decoder, new Recording())) {
                long from = (second - WARM_UP) * 1_000L;
                History then = playback.history(
                        () -> {
                            throw new AssertionError("nothing is recorded live");
                        },
                        Events.CLUSTER,
                        second * 1_000L,
                        from);
                for (HistoryQuery query : queries(second)) {
                    boolean gone = query.name().equals("brief");
                    if (!gone && live.get(second).get(query) instanceof JsonNode) {
                        requireSameSince(from + 300_000, query, then.ask(query), (JsonNode)
                                live.get(second).get(query));
                    }
                }
            }
        }
    }

    private static void requireSameSince(long sinceMillis, HistoryQuery query, HistoryAnswer found, JsonNode expected) {
        Map<String, Values> metrics = found.metrics();
        for (Map.Entry<String, Values> metric : metrics.entrySet()) {
            double[] values = metric.getValue().values();
            JsonNode live = expected.at("/metrics/" + metric.getKey() + "/values");
            for (int i = 0; i < values.length; i++) {
                long at = found.fromMillis() + i * found.stepSeconds() * 1_000L;
                boolean known = at >= sinceMillis && !NOT_READ.contains(metric.getKey());
                String what = metric.getKey() + " at " + at + " of " + query;
                if (known || !Double.isNaN(values[i])) {
                    assertThat(Double.valueOf(values[i]))
                            .as(what)
                            .isEqualTo(Double.valueOf(live.get(i).asDouble(Double.NaN)));
                }
            }
            if (found.fromMillis() < sinceMillis && !live.get(0).asText().equals("NaN")) {
                assertThat(found.unknown().get(metric.getKey())).contains("The replay has not read what was before");
            }
        }
    }
}
