package io.takhin.broker.reporter;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;

/**
 * What the plugin wants to know of the broker it is in, from the broker's own settings.
 *
 * @param brokerRole false on a node that is a controller only
 * @param controllerListeners names of listeners that serve no clients
 */
record BrokerFacts(int nodeId, boolean brokerRole, List<String> controllerListeners, List<Path> logDirs) {

    static BrokerFacts of(Map<String, ?> config) {
        List<String> roles = list(config.get("process.roles"));
        String dirs = text(config.get("log.dirs"));
        List<String> logDirs = list(dirs.isEmpty() ? text(config.get("log.dir")) : dirs);
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
