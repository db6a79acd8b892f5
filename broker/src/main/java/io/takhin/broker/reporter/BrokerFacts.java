package io.takhin.broker.reporter;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigException;

/**
 * What the plugin wants to know of the broker it is in, from the broker's own settings.
 *
 * @param brokerRole false on a node that is a controller only
 * @param controllerListeners names of listeners that serve no clients
 */
record BrokerFacts(int nodeId, boolean brokerRole, List<String> controllerListeners, List<Path> logDirs) {

    private static final List<String> KAFKAS_DEFAULT_LOG_DIRS = List.of("/tmp/kafka-logs");

    static BrokerFacts of(Map<String, ?> config) {
        List<String> roles = list(config.get("process.roles"));
        List<String> logDirs = Stream.of("log.dirs", "log.dir")
                .map(key -> list(config.get(key)))
                .filter(dirs -> !dirs.isEmpty())
                .findFirst()
                .orElse(KAFKAS_DEFAULT_LOG_DIRS);
        return new BrokerFacts(
                nodeId(config),
                roles.isEmpty() || roles.contains("broker"),
                list(config.get("controller.listener.names")),
                logDirs.stream().map(Path::of).toList());
    }

    private static int nodeId(Map<String, ?> config) {
        for (String key : List.of("node.id", "broker.id")) {
            String value = text(config.get(key));
            if (!value.isEmpty()) {
                return Integer.parseInt(value);
            }
        }
        throw new ConfigException(
                "node.id: expected a broker's settings, found none. The plugin belongs in a broker's metric.reporters.");
    }

    /** A comma-separated setting, whether the broker has parsed it already or not. */
    static List<String> list(Object value) {
        return Arrays.stream(text(value).split(","))
                .map(String::trim)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private static String text(Object value) {
        if (value instanceof List<?> items) {
            return String.join(",", items.stream().map(String::valueOf).toList());
        }
        return value == null ? "" : value.toString().trim();
    }
}
