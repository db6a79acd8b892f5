package io.takhin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.takhin.server.access.Role;
import io.takhin.server.api.ApiProblem;
import io.takhin.server.api.LagApi;
import io.takhin.server.api.MonitoringMetrics;
import io.takhin.server.api.Readiness;
import io.takhin.server.api.ReplaysApi;
import io.takhin.topology.history.HistoryAnswer;
import io.takhin.topology.query.SeriesAnswer;
import io.takhin.topology.query.StoreList;
import io.takhin.topology.query.StorePage;
import io.takhin.topology.query.StoreRow;
import io.takhin.topology.query.StoreShare;
import io.takhin.topology.replay.ReplayStatus;
import io.takhin.topology.replay.Replays;
import io.takhin.topology.shared.Asked;
import io.takhin.topology.view.BrokerRow;
import io.takhin.topology.view.GroupRow;
import io.takhin.topology.view.Health;
import io.takhin.topology.view.Latency;
import io.takhin.topology.view.LatencyRow;
import io.takhin.topology.view.PartitionLagRow;
import io.takhin.topology.view.PartitionRow;
import io.takhin.topology.view.PhaseRow;
import io.takhin.topology.view.Problem;
import io.takhin.topology.view.RateRow;
import io.takhin.topology.view.Series;
import io.takhin.topology.view.Throughput;
import io.takhin.topology.view.TimeLag;
import io.takhin.topology.view.TopicDetail;
import io.takhin.topology.view.TopicLagRow;
import io.takhin.topology.view.TopicRow;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Routes and contract say the same, both ways; so do schemas and records. */
class OpenApiTest {

    /** Pages for people: not part of the API. */
    private static final Set<String> PAGES = Set.of("/", "/<path>", "/api-docs", "/api-docs/{file}");

    /** What servers that share ask each other is for nobody else. */
    private static final String PEERS = "/api/v1/peers";

    private static final JsonNode CONTRACT = contract();

    @Test
    void routesAndContract_areTheSame_accessIncluded() {
        Map<String, Boolean> served = new TreeMap<>();
        served.put("GET " + Routes.PUSH_PATH, true);
        DashboardServer.Config config = new DashboardServer.Config("127.0.0.1", 0, null, List.of(), 1);
        for (Routes.Route route : new Routes(endpoints(config)).all()) {
            if (!PAGES.contains(route.path()) && !route.path().equals(PEERS)) {
                served.put(route.verb().name() + " " + route.path(), route.role() == Role.READ);
            }
        }
        Map<String, Boolean> told = new TreeMap<>();
        CONTRACT.get("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(verb -> told.put(
                        verb.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey(),
                        verb.getValue().has("security"))));
        assertThat(told).isEqualTo(served);
    }

    static Stream<Map.Entry<String, Class<?>>> schemas() {
        return Map.<String, Class<?>>ofEntries(
                Map.entry("MonitoringMetrics", MonitoringMetrics.class),
                Map.entry("MonitoringThroughput", MonitoringMetrics.Throughput.class),
                Map.entry("MonitoringLatency", MonitoringMetrics.Latency.class),
                Map.entry("TopicStats", MonitoringMetrics.TopicStats.class),
                Map.entry("ConsumerLag", MonitoringMetrics.ConsumerLag.class),
                Map.entry("TopicLag", MonitoringMetrics.TopicLag.class),
                Map.entry("PartitionLag", MonitoringMetrics.PartitionLag.class),
                Map.entry("ClusterHealth", MonitoringMetrics.ClusterHealth.class),
                Map.entry("Recent", MonitoringMetrics.Recent.class),
                Map.entry("PhaseRow", PhaseRow.class),
                Map.entry("RateRow", RateRow.class),
                Map.entry("Series", Series.class),
                Map.entry("Throughput", Throughput.class),
                Map.entry("Latency", Latency.class),
                Map.entry("LatencyRow", LatencyRow.class),
                Map.entry("TopicRow", TopicRow.class),
                Map.entry("TopicDetail", TopicDetail.class),
                Map.entry("PartitionRow", PartitionRow.class),
                Map.entry("GroupRow", GroupRow.class),
                Map.entry("TopicLagRow", TopicLagRow.class),
                Map.entry("PartitionLagRow", PartitionLagRow.class),
                Map.entry("TimeLag", TimeLag.class),
                Map.entry("HealthProblem", Problem.class),
                Map.entry("BrokerRow", BrokerRow.class),
                Map.entry("Health", Health.class),
                Map.entry("Readiness", Readiness.class),
                Map.entry("Problem", ApiProblem.Body.class))
                .entrySet()
                .stream();
    }

    static Stream<Map.Entry<String, Class<?>>> schemasOfThePast() {
        return Map.<String, Class<?>>ofEntries(
                Map.entry("History", HistoryAnswer.class),
                Map.entry("HistoryValues", HistoryAnswer.Values.class),
                Map.entry("SeriesAnswer", SeriesAnswer.class),
                Map.entry("PickedSeries", SeriesAnswer.Item.class),
                Map.entry("StoreList", StoreList.class),
                Map.entry("StoreRow", StoreRow.class),
                Map.entry("StoreKeyForm", StoreRow.KeyForm.class),
                Map.entry("StoreShare", StoreShare.class),
                Map.entry("StorePage", StorePage.class),
                Map.entry("StoreEntry", StorePage.Entry.class),
                Map.entry("ReplayList", ReplaysApi.ReplayList.class),
                Map.entry("ReplayRequest", ReplaysApi.ReplayRequest.class),
                Map.entry("ReplayChange", ReplaysApi.ReplayChange.class),
                Map.entry("ReplayStatus", ReplayStatus.class))
                .entrySet()
                .stream();
    }

    @ParameterizedTest
    @MethodSource({"schemas", "schemasOfThePast"})
    void schema_hasTheRecordsFields(Map.Entry<String, Class<?>> schema) {
        Set<String> own = components(schema.getValue());
        Set<String> told = names(CONTRACT.at("/components/schemas/" + schema.getKey() + "/properties"));
        // beside the record's own, where several servers share: of whatever was asked of all of them
        told.removeIf(field -> field.equals("instances") && !own.contains(field));
        assertThat(told).isEqualTo(own);
    }

    @Test
    void instances_areTold_ofWhatIsAskedOfAllServers() {
        assertThat(names(CONTRACT.at("/components/schemas/Instances/properties")))
                .isEqualTo(components(Asked.Told.class));
        for (String schema : List.of("History", "SeriesAnswer", "Annotations")) {
            assertThat(names(CONTRACT.at("/components/schemas/" + schema + "/properties")))
                    .contains("instances");
        }
    }

    @Test
    void flatLag_hasTheRowsFieldsBesideItsOwn() {
        Set<String> expected = components(PartitionLagRow.class);
        expected.addAll(List.of("groupId", "topic"));
        assertThat(components(LagApi.LagRow.class)).contains("groupId", "topic");
        assertThat(names(CONTRACT.at("/components/schemas/LagRow/properties"))).isEqualTo(expected);
    }

    @Test
    void references_leadSomewhere() {
        for (JsonNode reference : CONTRACT.findValues("$ref")) {
            assertThat(CONTRACT.at(reference.asText().substring(1)).isMissingNode())
                    .as(reference.asText())
                    .isFalse();
        }
    }

    @Test
    void swaggerUi_isServed_withItsOwnScript() throws Exception {
        try (TestServer server = TestServer.withKey(FakePipeline.live())) {
            assertThat(server.get("/api-docs/").body()).contains("src=\"start.js\"");
            assertThat(server.get("/api-docs/start.js").body()).contains("'../openapi.yaml'");
            for (String file : List.of("swagger-ui.css", "swagger-ui-bundle.js", "favicon-32x32.png")) {
                assertThat(server.get("/api-docs/" + file).statusCode())
                        .as(file)
                        .isEqualTo(200);
            }
            assertThat(server.get("/api-docs").statusCode()).isEqualTo(302);
            assertThat(server.get("/openapi.yaml").headers().firstValue("Content-Type"))
                    .hasValue("application/yaml");
        }
    }

    private static Endpoints endpoints(DashboardServer.Config config) {
        return Endpoints.of(config, FakePipeline.live(), Replays.none(), List::of, () -> 0L);
    }

    private static Set<String> components(Class<?> type) {
        Set<String> names = new TreeSet<>();
        for (RecordComponent component : type.getRecordComponents()) {
            names.add(component.getName());
        }
        return names;
    }

    private static Set<String> names(JsonNode properties) {
        Set<String> names = new TreeSet<>();
        properties.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode contract() {
        try (InputStream stream =
                OpenApiTest.class.getClassLoader().getResourceAsStream("takhin-api-docs/openapi.yaml")) {
            return new YAMLMapper().readTree(stream);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
