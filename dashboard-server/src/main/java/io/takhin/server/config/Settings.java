package io.takhin.server.config;

import io.takhin.server.config.Setting.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The settings of one run, checked.
 *
 * @param apiKey null: no key is asked for (on loopback only)
 * @param data folder of the state; created when absent; null: none is needed
 * @param corsOrigins other origins whose pages may use the API, as {@code https://host:port}
 * @param kafkaPort the demo's broker; 0 for serve
 * @param bootstrapServers the watched cluster; for the demo its own broker
 * @param kafkaConfig further properties of Kafka clients; secrets may be among them
 * @param history how long steps of a second, of ten and of a minute are kept; empty for the commands that show the past
 * @param past what is captured, or replayed; null for the commands that show the present
 * @param share null: nothing is shared with other servers
 */
public record Settings(
        Command command,
        String host,
        int port,
        String apiKey,
        Path data,
        List<String> corsOrigins,
        int kafkaPort,
        boolean traffic,
        boolean plugin,
        String bootstrapServers,
        Map<String, String> kafkaConfig,
        List<Duration> history,
        Past past,
        Share share) {

    /**
     * A captured file.
     *
     * @param fromMillis for capture: the first second; 0 for replay, as the others
     */
    public record Past(Path file, long fromMillis, long toMillis, boolean hashNames) {}

    /** Of the present, with history as it is by default. */
    public Settings(
            Command command,
            String host,
            int port,
            String apiKey,
            Path data,
            List<String> corsOrigins,
            int kafkaPort,
            boolean traffic,
            boolean plugin,
            String bootstrapServers,
            Map<String, String> kafkaConfig) {
        this(
                command,
                host,
                port,
                apiKey,
                data,
                corsOrigins,
                kafkaPort,
                traffic,
                plugin,
                bootstrapServers,
                kafkaConfig,
                Checks.HISTORY,
                null,
                null);
    }

    /** Sharing with nobody. */
    public Settings(
            Command command,
            String host,
            int port,
            String apiKey,
            Path data,
            List<String> corsOrigins,
            int kafkaPort,
            boolean traffic,
            boolean plugin,
            String bootstrapServers,
            Map<String, String> kafkaConfig,
            List<Duration> history,
            Past past) {
        this(
                command,
                host,
                port,
                apiKey,
                data,
                corsOrigins,
                kafkaPort,
                traffic,
                plugin,
                bootstrapServers,
                kafkaConfig,
                history,
                past,
                null);
    }

    /** Keys and passwords stay out of logs. */
    @Override
    public String toString() {
        return "Settings[" + command.word() + " on " + host + ":" + port + ", Kafka " + bootstrapServers + ", data "
                + data + (apiKey == null ? ", no key" : ", with key") + "]";
    }

    /** The same with another key. */
    public Settings withApiKey(String key) {
        return new Settings(
                command,
                host,
                port,
                key,
                data,
                corsOrigins,
                kafkaPort,
                traffic,
                plugin,
                bootstrapServers,
                kafkaConfig,
                history,
                past,
                share);
    }
}
