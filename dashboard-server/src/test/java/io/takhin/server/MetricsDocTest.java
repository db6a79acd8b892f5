package io.takhin.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.server.api.MonitoringAnswer;
import io.takhin.server.api.MonitoringMetrics;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/metrics.md names what the API and Prometheus tell, all of it and nothing else. */
class MetricsDocTest {

    static final String DOC = "docs/metrics.md";
    static final String PROMETHEUS = "## Prometheus";

    /** One row stands for all its columns, which are series of fields that have rows of their own. */
    private static final String RECENT = "recent";

    @Test
    void monitoringObject_isDocumentedFieldByField() {
        List<String> fields = fields("", MonitoringMetrics.class).toList();
        assertThat(firstCells("## The monitoring object")).containsExactlyInAnyOrderElementsOf(fields);
    }

    @Test
    void recent_isAsLongAsDocumented() {
        int seconds = MonitoringAnswer.of(Samples.snapshot("c1", Samples.AT_MILLIS), List.of())
                .recent()
                .produceRate()
                .length;
        List<String> row = Repository.table(DOC, "## The monitoring object").stream()
                .filter(cells -> cells.get(0).equals("`" + RECENT + "`"))
                .findFirst()
                .orElseThrow();
        assertThat(row.get(3)).isEqualTo("last " + seconds + " whole seconds");
    }

    @Test
    void prometheusFamilies_areDocumentedOneByOne() throws Exception {
        try (TestServer server =
                TestServer.open(FakePipeline.with(Samples.complete(Samples.snapshot("c1", Samples.AT_MILLIS))))) {
            server.get("/health/live");
            List<String> families = server.get("/metrics")
                    .body()
                    .lines()
                    .filter(line -> line.startsWith("# TYPE takhin_"))
                    .map(line -> line.split(" ")[2])
                    .filter(name -> !name.endsWith("_created"))
                    .toList();
            assertThat(firstCells(PROMETHEUS)).containsExactlyInAnyOrderElementsOf(families);
        }
    }

    private static List<String> firstCells(String heading) {
        return Repository.table(DOC, heading).stream()
                .map(cells -> Repository.code(cells.get(0)))
                .toList();
    }

    private static Stream<String> fields(String prefix, Class<?> type) {
        return Stream.of(type.getRecordComponents()).flatMap(field -> {
            String path = prefix + field.getName();
            Class<?> inner = inner(field);
            return inner.isRecord() && !path.equals(RECENT) ? fields(path + ".", inner) : Stream.of(path);
        });
    }

    /** A list's elements stand for it. */
    private static Class<?> inner(RecordComponent field) {
        if (field.getType() == List.class) {
            Type element = ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0];
            return (Class<?>) element;
        }
        return field.getType();
    }
}
