package io.takhin.server.config;

import static io.takhin.server.config.Setting.API_KEY;
import static io.takhin.server.config.Setting.BOOTSTRAP_SERVERS;
import static io.takhin.server.config.Setting.CORS_ORIGIN;
import static io.takhin.server.config.Setting.DATA;
import static io.takhin.server.config.Setting.HISTORY;
import static io.takhin.server.config.Setting.HOST;
import static io.takhin.server.config.Setting.KAFKA_CONFIG;
import static io.takhin.server.config.Setting.KAFKA_PORT;
import static io.takhin.server.config.Setting.NO_PLUGIN;
import static io.takhin.server.config.Setting.NO_TRAFFIC;
import static io.takhin.server.config.Setting.PORT;

import io.takhin.server.config.Setting.Command;
import java.nio.file.Path;
import java.util.Map;

/** Flags, environment and file to checked {@link Settings}. Makes no folder and opens no port. */
public final class SettingsReader {

    private final Map<String, String> environment;
    private final Problems problems;

    /** @param problems receives what is wrong; when it isn't empty afterwards, the settings are not to be used */
    public SettingsReader(Map<String, String> environment, Problems problems) {
        this.environment = environment;
        this.problems = problems;
    }

    /** @param configFlag what {@code --config} was given; null when absent */
    public Settings read(Command command, Map<Setting, String> flags, String configFlag) {
        Values values = Values.read(flags, configFlag, environment, problems);
        Checks checks = new Checks(values, problems);
        String host = checks.host(HOST);
        String key = checks.apiKey(API_KEY);
        checks.keyUnlessLoopback(HOST, host, API_KEY, key);
        boolean demo = command == Command.DEMO;
        int kafkaPort = demo ? checks.port(KAFKA_PORT, 1) : 0;
        int port = checks.port(PORT, 0);
        if (demo && port == kafkaPort && port > 0) {
            problems.add("--kafka-port", "another port than --port", String.valueOf(port), "Choose two ports.");
        }
        String servers = demo ? "127.0.0.1:" + kafkaPort : checks.bootstrapServers(BOOTSTRAP_SERVERS);
        return new Settings(
                command,
                host,
                port,
                key,
                data(checks, command),
                checks.origins(CORS_ORIGIN),
                kafkaPort,
                demo && !checks.flag(NO_TRAFFIC),
                demo && !checks.flag(NO_PLUGIN),
                servers,
                demo ? Map.of() : KafkaConfig.read(values.get(KAFKA_CONFIG), servers, problems),
                checks.history(HISTORY));
    }

    private Path data(Checks checks, Command command) {
        Path given = checks.path(DATA);
        return given != null ? given : DataFolder.byDefault(environment).resolve(command.word());
    }
}
