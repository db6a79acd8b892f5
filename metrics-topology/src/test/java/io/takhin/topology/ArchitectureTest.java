package io.takhin.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

/** Who may see whom, as the package-info files say. */
class ArchitectureTest {

    private static final Pattern ARROW = Pattern.compile("^\\s+(io\\.takhin\\S+)\\s+-> (io\\.takhin\\S+)");
    private static final String EVENT = "broker.event";

    @Test
    void packages_seeOnlyWhatTheyDeclare() throws URISyntaxException {
        assertThat(arrows())
                .isEqualTo(Map.of(
                        "topology",
                        Set.of(
                                EVENT,
                                "broker.sink",
                                "topology.board",
                                "topology.history",
                                "topology.intake",
                                "topology.query",
                                "topology.replay",
                                "topology.store",
                                "topology.view"),
                        "topology.query",
                        Set.of(EVENT, "topology.history", "topology.store", "topology.view"),
                        "topology.replay",
                        Set.of(
                                EVENT,
                                "topology.board",
                                "topology.history",
                                "topology.intake",
                                "topology.sketch",
                                "topology.store",
                                "topology.view"),
                        "topology.intake",
                        Set.of(EVENT),
                        "topology.board",
                        Set.of(EVENT, "topology.sketch", "topology.store"),
                        "topology.view",
                        Set.of(
                                EVENT,
                                "topology.board",
                                "topology.history",
                                "topology.intake",
                                "topology.sketch",
                                "topology.store"),
                        "topology.history",
                        Set.of("topology.store")));
    }

    /** By package, without the common beginning; {@code sketch} and {@code store} see nothing and so are absent. */
    private static Map<String, Set<String>> arrows() throws URISyntaxException {
        String classes = Path.of(MetricsTopology.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
        StringWriter told = new StringWriter();
        PrintWriter writer = new PrintWriter(told);
        int exit = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        writer,
                        writer,
                        "--multi-release",
                        "base",
                        "--ignore-missing-deps",
                        "-verbose:package",
                        "-filter:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        classes);
        assertThat(exit).as(told.toString()).isZero();
        Map<String, Set<String>> arrows = new TreeMap<>();
        told.toString().lines().map(ARROW::matcher).filter(Matcher::find).forEach(arrow -> add(arrows, arrow));
        return arrows;
    }

    private static void add(Map<String, Set<String>> arrows, Matcher arrow) {
        String from = arrow.group(1).substring("io.takhin.".length());
        String to = arrow.group(2).substring("io.takhin.".length());
        if (from.startsWith("topology") && !from.equals(to)) {
            arrows.computeIfAbsent(from, key -> new TreeSet<>()).add(to);
        }
    }
}
