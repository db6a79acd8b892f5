package io.takhin.server.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Every setting there is: its key, who takes it, what it means. Flag, environment variable and file key follow from it. */
public enum Setting {
    HOST(
            "host",
            "HOST",
            "127.0.0.1",
            "address to listen on; other than loopback only with an API key",
            Command.SERVERS),
    PORT("port", "PORT", "8080", "port of the dashboard and the API (0: any free one)", Command.SERVERS),
    API_KEY("api-key", "KEY", null, "what clients must present; demo makes one when none is given", Command.SERVERS),
    DATA("data", "DIR", null, "folder of the state; default: takhin/COMMAND in the user's cache folder", Command.BOTH),
    CORS_ORIGIN("cors-origin", "ORIGIN[,…]", null, "other origins whose pages may use the API", Command.SERVERS),
    HISTORY(
            "history",
            "1S,10S,1MIN",
            "1h,24h,30d",
            "how long steps of 1 s, 10 s and 1 min are kept; longer takes more disk",
            Command.BOTH),
    KAFKA_PORT("kafka-port", "PORT", "9092", "port of the demo's own Kafka broker", Set.of(Command.DEMO)),
    NO_TRAFFIC("no-traffic", null, "false", "without the demo's producers and consumers", Set.of(Command.DEMO)),
    NO_PLUGIN(
            "no-plugin",
            null,
            "false",
            "without the broker plugin: what the Admin API alone can tell",
            Set.of(Command.DEMO)),
    BOOTSTRAP_SERVERS("bootstrap-servers", "HOST:PORT[,…]", null, "the Kafka cluster to watch", Command.CLIENTS),
    KAFKA_CONFIG(
            "kafka-config", "FILE", null, "properties for the Kafka clients (security, timeouts)", Command.CLIENTS),
    SHARE(
            "share",
            "NAME",
            null,
            "share the work and the state with all servers of this name; each answers for all",
            Set.of(Command.SERVE)),
    SHARE_ADDRESS(
            "share-address",
            "HOST:PORT",
            null,
            "where those reach this server; default: --host and --port",
            Set.of(Command.SERVE)),
    SHARE_KEY("share-key", "KEY", null, "what those present to each other; the same for all", Set.of(Command.SERVE)),
    FILE("file", "FILE", null, "the captured file to play; without the flag, too", Set.of(Command.REPLAY)),
    FROM("from", "TIME", null, "first second to capture: 2026-03-01T12:00:00Z, or now-30m", Set.of(Command.CAPTURE)),
    TO("to", "TIME", "now", "last second to capture, likewise", Set.of(Command.CAPTURE)),
    OUTPUT("output", "FILE", null, "the file to write; -o for short", Set.of(Command.CAPTURE)),
    HASH_NAMES(
            "hash-names",
            null,
            "false",
            "other names for topics, groups, hosts and racks; the same for the same",
            Set.of(Command.CAPTURE));

    /** The commands of the command line. */
    public enum Command {
        DEMO,
        SERVE,
        REPLAY,
        CAPTURE;

        static final Set<Command> BOTH = Set.of(DEMO, SERVE);
        /** Those that show a dashboard. */
        static final Set<Command> SERVERS = Set.of(DEMO, SERVE, REPLAY);
        /** Those that are told of a cluster. */
        static final Set<Command> CLIENTS = Set.of(SERVE, CAPTURE);

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final String key;
    private final String valueLabel;
    private final String defaultValue;
    private final String meaning;
    private final Set<Command> commands;

    Setting(String key, String valueLabel, String defaultValue, String meaning, Set<Command> commands) {
        this.key = key;
        this.valueLabel = valueLabel;
        this.defaultValue = defaultValue;
        this.meaning = meaning;
        this.commands = commands;
    }

    /** As in a properties file. */
    public String key() {
        return key;
    }

    public String flag() {
        return "--" + key;
    }

    public String environmentVariable() {
        return "TAKHIN_" + key.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** Null for a switch, which takes no value on the command line. */
    public String valueLabel() {
        return valueLabel;
    }

    public boolean isSwitch() {
        return valueLabel == null;
    }

    /** Null when there is none. */
    public String defaultValue() {
        return defaultValue;
    }

    public String meaning() {
        return meaning;
    }

    public boolean belongsTo(Command command) {
        return commands.contains(command);
    }

    public static List<Setting> of(Command command) {
        return Arrays.stream(values()).filter(s -> s.belongsTo(command)).toList();
    }

    static Optional<Setting> byKey(String key) {
        return Arrays.stream(values()).filter(s -> s.key.equals(key)).findFirst();
    }
}
