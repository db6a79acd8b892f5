package io.takhin.server.config;

import static io.takhin.server.config.Setting.API_KEY;
import static io.takhin.server.config.Setting.BOOTSTRAP_SERVERS;
import static io.takhin.server.config.Setting.CORS_ORIGIN;
import static io.takhin.server.config.Setting.DATA;
import static io.takhin.server.config.Setting.FILE;
import static io.takhin.server.config.Setting.FROM;
import static io.takhin.server.config.Setting.HASH_NAMES;
import static io.takhin.server.config.Setting.HISTORY;
import static io.takhin.server.config.Setting.HOST;
import static io.takhin.server.config.Setting.KAFKA_CONFIG;
import static io.takhin.server.config.Setting.KAFKA_PORT;
import static io.takhin.server.config.Setting.NO_PLUGIN;
import static io.takhin.server.config.Setting.NO_TRAFFIC;
import static io.takhin.server.config.Setting.OUTPUT;
import static io.takhin.server.config.Setting.PORT;
import static io.takhin.server.config.Setting.TO;

import io.takhin.server.config.Setting.Command;
import io.takhin.server.config.Settings.Past;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
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
        return switch (command) {
            case DEMO, SERVE -> present(command, values, checks);
            case REPLAY -> replay(checks);
            case CAPTURE -> capture(values, checks);
        };
    }

    private Settings present(Command command, Values values, Checks checks) {
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
                checks.history(HISTORY),
                null,
                demo ? null : new ShareChecks(values, problems).read(checks, host, port));
    }

    private Settings replay(Checks checks) {
        String host = checks.host(HOST);
        String key = checks.apiKey(API_KEY);
        checks.keyUnlessLoopback(HOST, host, API_KEY, key);
        return new Settings(
                Command.REPLAY,
                host,
                checks.port(PORT, 0),
                key,
                null,
                checks.origins(CORS_ORIGIN),
                0,
                false,
                false,
                "",
                Map.of(),
                List.of(),
                new Past(checks.file(FILE, "a captured file"), 0, 0, false));
    }

    private Settings capture(Values values, Checks checks) {
        long now = System.currentTimeMillis();
        String servers = checks.bootstrapServers(BOOTSTRAP_SERVERS);
        long from = checks.moment(FROM, now);
        long to = checks.moment(TO, now);
        if (from > to) {
            problems.add(
                    "--from", "a time before --to", Instant.ofEpochMilli(from).toString(), "Give the earlier one.");
        }
        return new Settings(
                Command.CAPTURE,
                "",
                0,
                null,
                null,
                List.of(),
                0,
                false,
                false,
                servers,
                KafkaConfig.read(values.get(KAFKA_CONFIG), servers, problems),
                List.of(),
                new Past(checks.file(OUTPUT, "the file to write"), from, to, checks.flag(HASH_NAMES)));
    }

    private Path data(Checks checks, Command command) {
        Path given = checks.path(DATA);
        return given != null ? given : DataFolder.byDefault(environment).resolve(command.word());
    }
}
