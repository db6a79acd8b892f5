package io.takhin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.takhin.broker.embedded.EmbeddedBrokerConfig;
import io.takhin.broker.reporter.ReporterConfig;
import io.takhin.server.config.Setting;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What can be said of the Docker files without Docker: they parse, and name only what there is. */
class DockerFilesTest {

    private static final Pattern VARIABLE = Pattern.compile("(?:KAFKA_)?TAKHIN_[A-Z_]+");
    private static final Pattern METRIC = Pattern.compile("takhin_[a-z_]+");
    private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");

    @Test
    void yamlFiles_parse() {
        List<Path> files = files(".yaml", ".yml");
        assertThat(files).hasSizeGreaterThanOrEqualTo(5);
        assertThat(files).allSatisfy(file -> assertThat(yaml(file)).isNotEmpty());
    }

    @Test
    void mountedFiles_exist() {
        Matcher version = VERSION.matcher(Repository.text("pom.xml"));
        assertThat(version.find()).isTrue();
        String plugin = "../broker/target/broker-" + version.group(1) + ".jar";
        List<String> mounted = services()
                .flatMap(service -> listOf(service, "volumes").stream())
                .map(volume -> volume.split(":")[0])
                .filter(source -> source.startsWith("."))
                .toList();
        assertThat(mounted).contains(plugin, "./prometheus/prometheus.yml");
        for (String source : mounted) {
            if (!source.equals(plugin)) {
                assertThat(Repository.path("docker").resolve(source).normalize())
                        .exists();
            }
        }
    }

    @Test
    void variables_areSettings() {
        Set<String> settings =
                Stream.of(Setting.values()).map(Setting::environmentVariable).collect(Collectors.toSet());
        for (Path file : Repository.files("docker")) {
            Matcher found = VARIABLE.matcher(Repository.text(file));
            while (found.find()) {
                String name = found.group();
                if (name.startsWith("KAFKA_")) {
                    String key = name.substring("KAFKA_".length())
                            .toLowerCase(Locale.ROOT)
                            .replace('_', '.');
                    assertThat(ReporterConfig.DEFINITION.names()).as(name).contains(key);
                } else {
                    assertThat(settings).as(file.toString()).contains(name);
                }
            }
        }
    }

    @Test
    void brokers_haveThePlugin_andTheServerAsksAllOfThem() {
        Map<String, Map<String, Object>> services = compose("docker/compose.cluster.yaml");
        List<String> brokers = services.keySet().stream()
                .filter(name -> name.startsWith("kafka-"))
                .toList();
        assertThat(brokers).hasSize(3);
        for (String broker : brokers) {
            assertThat(environment(services.get(broker)))
                    .containsEntry("KAFKA_METRIC_REPORTERS", EmbeddedBrokerConfig.PLUGIN_CLASS);
        }
        String asked = brokers.stream().map(name -> name + ":9092").collect(Collectors.joining(","));
        assertThat(environment(services.get("takhin"))).containsEntry("TAKHIN_BOOTSTRAP_SERVERS", asked);
    }

    @Test
    void dockerfile_startsTheServersMain() {
        assertThat(Repository.text("docker/Dockerfile")).contains("\"" + Main.class.getName() + "\"");
        assertThat(Repository.text(".dockerignore"))
                .contains("!dashboard-server/target/lib\n", "!dashboard-server/target/dashboard-server-*.jar\n");
    }

    @Test
    void grafanasPanels_askForDocumentedMetrics() {
        Set<String> documented = Repository.table(MetricsDocTest.DOC, MetricsDocTest.PROMETHEUS).stream()
                .map(cells -> Repository.code(cells.get(0)))
                .collect(Collectors.toSet());
        for (Path file : files(".json")) {
            List<JsonNode> queries = TestServer.parse(Repository.text(file)).findValues("expr");
            assertThat(queries).isNotEmpty();
            for (JsonNode query : queries) {
                List<String> metrics = METRIC.matcher(query.asText())
                        .results()
                        .map(found -> found.group().replaceFirst("_bucket$", ""))
                        .toList();
                assertThat(metrics).as(query.asText()).isNotEmpty().isSubsetOf(documented);
            }
        }
    }

    private static List<Path> files(String... endings) {
        return Repository.files("docker").stream()
                .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                .toList();
    }

    private static Stream<Map<String, Object>> services() {
        return Stream.of("docker/compose.yaml", "docker/compose.cluster.yaml")
                .flatMap(file -> compose(file).values().stream());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> compose(String file) {
        return (Map<String, Map<String, Object>>) yaml(Repository.path(file)).get("services");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> environment(Map<String, Object> service) {
        return (Map<String, Object>) service.get("environment");
    }

    @SuppressWarnings("unchecked")
    private static List<String> listOf(Map<String, Object> service, String key) {
        return (List<String>) service.getOrDefault(key, List.of());
    }

    private static Map<String, Object> yaml(Path file) {
        return new Yaml().load(Repository.text(file));
    }
}
