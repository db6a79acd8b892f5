package io.takhin.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Kafka's own {@code kafka-consumer-groups --describe}, in a process of its own, and what it printed. */
final class ConsumerGroupsTool {

    private static final long SECONDS = 40;
    private static final int COLUMNS = 6;

    /** What it says of a group on a partition; null: a dash. */
    record Row(Long committed, Long logEnd, Long lag) {}

    private ConsumerGroupsTool() {}

    /** Of all groups, by {@code group topic partition}. */
    static SortedMap<String, Row> describeAll(String bootstrapServers, Path dir) throws Exception {
        Path output = Files.createTempFile(dir, "consumer-groups", ".txt");
        Process tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.apache.kafka.tools.consumer.group.ConsumerGroupCommand",
                        "--bootstrap-server",
                        bootstrapServers,
                        "--describe",
                        "--all-groups",
                        "--timeout",
                        "15000")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (!tool.waitFor(SECONDS, TimeUnit.SECONDS) || tool.exitValue() != 0) {
                throw new AssertionError("kafka-consumer-groups failed: " + Files.readString(output));
            }
        } finally {
            tool.destroyForcibly();
        }
        return rows(output);
    }

    private static SortedMap<String, Row> rows(Path output) throws IOException {
        SortedMap<String, Row> rows = new TreeMap<>();
        for (String line : Files.readAllLines(output, StandardCharsets.UTF_8)) {
            List<String> cells = List.of(line.trim().split(" +"));
            if (cells.size() >= COLUMNS && cells.get(2).matches("[0-9]+")) {
                String key = String.join(" ", cells.subList(0, 3));
                rows.put(key, new Row(number(cells.get(3)), number(cells.get(4)), number(cells.get(5))));
            }
        }
        return rows;
    }

    private static Long number(String cell) {
        return cell.equals("-") ? null : Long.valueOf(cell);
    }
}
