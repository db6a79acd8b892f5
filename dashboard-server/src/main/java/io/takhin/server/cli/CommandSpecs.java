package io.takhin.server.cli;

import io.takhin.server.config.Setting;
import io.takhin.server.config.Setting.Command;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** picocli's description of the command line, made from the table of settings. */
final class CommandSpecs {

    private static final String CONFIG_FLAG = "--config";

    private static final String[] FOOTER = {
        "",
        "Each option can also be set by an environment variable (--api-key: TAKHIN_API_KEY) and in the properties",
        "file that --config or TAKHIN_CONFIG names (api-key=…). Flags win over variables, variables over the file.",
        "",
        "Examples:"
    };

    private CommandSpecs() {}

    static CommandLine commandLine(String version) {
        CommandSpec top = CommandSpec.create()
                .name("takhin")
                .mixinStandardHelpOptions(true)
                .version("takhin " + version, "Java " + Runtime.version());
        top.usageMessage()
                .description("Shows live what a Kafka cluster does: rates, latency percentiles, lag, health.")
                .footer(examples(
                        "takhin demo                    a Kafka broker with traffic, and its dashboard",
                        "takhin serve --bootstrap-servers localhost:9092",
                        "takhin capture --bootstrap-servers localhost:9092 --from now-30m -o incident.takhin",
                        "takhin replay incident.takhin  what was to be seen then, without a cluster",
                        "takhin demo --help             the options of a command"));
        for (Command command : Command.values()) {
            top.addSubcommand(command.word(), subcommand(command, version));
        }
        CommandLine commandLine = new CommandLine(top);
        commandLine.setUnmatchedArgumentsAllowed(true);
        commandLine.setUnmatchedOptionsArePositionalParams(false);
        commandLine.getSubcommands().values().forEach(CommandSpecs::tolerateAll);
        tolerateAll(commandLine);
        return commandLine;
    }

    /** What is wrong is collected and told together with the problems of environment and file. */
    private static void tolerateAll(CommandLine commandLine) {
        commandLine.getCommandSpec().parser().collectErrors(true).unmatchedArgumentsAllowed(true);
        commandLine.getCommandSpec().usageMessage().width(110);
    }

    private static CommandSpec subcommand(Command command, String version) {
        CommandSpec spec = CommandSpec.create()
                .mixinStandardHelpOptions(true)
                .version("takhin " + version, "Java " + Runtime.version());
        Setting.of(command).forEach(setting -> spec.addOption(option(setting)));
        spec.addOption(OptionSpec.builder(CONFIG_FLAG)
                .type(String.class)
                .paramLabel("FILE")
                .description("properties file with any of these settings")
                .build());
        if (command == Command.REPLAY) {
            spec.addPositional(PositionalParamSpec.builder()
                    .index("0")
                    .type(String.class)
                    .arity("0..1")
                    .paramLabel("FILE")
                    .description("the captured file")
                    .build());
        }
        spec.usageMessage().description(description(command)).footer(examples(exampleLines(command)));
        return spec;
    }

    private static String description(Command command) {
        return switch (command) {
            case DEMO -> "Starts a Kafka broker with traffic in this process, and the dashboard that watches it.";
            case SERVE -> "Watches a Kafka cluster.";
            case REPLAY ->
                "Plays a captured file: the dashboard and the API show what they showed then. Needs no Kafka.";
            case CAPTURE ->
                "Writes the metric events of an interval to a file, to be played elsewhere with takhin replay.%n"
                        + "One that was interrupted goes on where it ended when it is given the same times;%n"
                        + "with --hash-names it begins anew, for the key to the names is kept nowhere.";
        };
    }

    private static String[] exampleLines(Command command) {
        return switch (command) {
            case DEMO ->
                new String[] {
                    "takhin demo",
                    "takhin demo --port 9000 --kafka-port 19092 --data /tmp/takhin",
                    "takhin demo --no-traffic       bring your own producers and consumers"
                };
            case SERVE ->
                new String[] {
                    "takhin serve --bootstrap-servers localhost:9092",
                    "takhin serve --bootstrap-servers kafka1:9093,kafka2:9093 --kafka-config client.properties",
                    "TAKHIN_API_KEY=… takhin serve --bootstrap-servers localhost:9092 --host 0.0.0.0"
                };
            case REPLAY -> new String[] {"takhin replay incident.takhin", "takhin replay incident.takhin --port 9000"};
            case CAPTURE ->
                new String[] {
                    "takhin capture --bootstrap-servers localhost:9092 --from now-30m -o incident.takhin",
                    "takhin capture --bootstrap-servers localhost:9092 --from 2026-03-01T12:00:00Z \\",
                    "    --to 2026-03-01T12:30:00Z --hash-names -o incident.takhin"
                };
        };
    }

    private static OptionSpec option(Setting setting) {
        String fallback = setting.defaultValue() == null || setting.isSwitch()
                ? ""
                : " (default: " + setting.defaultValue() + ")";
        OptionSpec.Builder option = OptionSpec.builder(names(setting)).description(setting.meaning() + fallback);
        return setting.isSwitch()
                ? option.type(String.class)
                        .arity("0..1")
                        .fallbackValue("true")
                        .paramLabel("true|false")
                        .build()
                : option.type(String.class).paramLabel(setting.valueLabel()).build();
    }

    private static String[] names(Setting setting) {
        return setting == Setting.OUTPUT ? new String[] {setting.flag(), "-o"} : new String[] {setting.flag()};
    }

    private static String[] examples(String... lines) {
        String[] all = new String[FOOTER.length + lines.length];
        System.arraycopy(FOOTER, 0, all, 0, FOOTER.length);
        for (int line = 0; line < lines.length; line++) {
            all[FOOTER.length + line] = "  " + lines[line];
        }
        return all;
    }
}
