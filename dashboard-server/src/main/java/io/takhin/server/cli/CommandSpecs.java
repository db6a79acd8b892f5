package io.takhin.server.cli;

import io.takhin.server.config.Setting;
import io.takhin.server.config.Setting.Command;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

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
                        "takhin demo --help             the options of a command"));
        top.addSubcommand("demo", subcommand(Command.DEMO, version));
        top.addSubcommand("serve", subcommand(Command.SERVE, version));
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
        if (command == Command.DEMO) {
            spec.usageMessage()
                    .description(
                            "Starts a Kafka broker with traffic in this process, and the dashboard that watches it.")
                    .footer(examples(
                            "takhin demo",
                            "takhin demo --port 9000 --kafka-port 19092 --data /tmp/takhin",
                            "takhin demo --no-traffic       bring your own producers and consumers"));
        } else {
            spec.usageMessage()
                    .description("Watches a Kafka cluster.")
                    .footer(examples(
                            "takhin serve --bootstrap-servers localhost:9092",
                            "takhin serve --bootstrap-servers kafka1:9093,kafka2:9093 --kafka-config client.properties",
                            "TAKHIN_API_KEY=… takhin serve --bootstrap-servers localhost:9092 --host 0.0.0.0"));
        }
        return spec;
    }

    private static OptionSpec option(Setting setting) {
        String fallback = setting.defaultValue() == null || setting.isSwitch()
                ? ""
                : " (default: " + setting.defaultValue() + ")";
        OptionSpec.Builder option = OptionSpec.builder(setting.flag()).description(setting.meaning() + fallback);
        return setting.isSwitch()
                ? option.type(String.class)
                        .arity("0..1")
                        .fallbackValue("true")
                        .paramLabel("true|false")
                        .build()
                : option.type(String.class).paramLabel(setting.valueLabel()).build();
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
