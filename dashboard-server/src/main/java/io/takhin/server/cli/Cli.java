package io.takhin.server.cli;

import io.takhin.server.config.Nearest;
import io.takhin.server.config.Problems;
import io.takhin.server.config.Setting;
import io.takhin.server.config.Setting.Command;
import io.takhin.server.config.Settings;
import io.takhin.server.config.SettingsReader;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParseResult;

/** Arguments to exit code: parses, tells all problems at once, else runs. */
public final class Cli {

    public static final int OK = 0;
    public static final int FAILED = 1;
    public static final int USAGE = 2;

    /** What a checked command line starts. Returns the exit code when it has ended. */
    public interface Runner {
        int run(Settings settings, PrintWriter out, PrintWriter err);
    }

    private final Map<String, String> environment;
    private final String version;
    private final Runner runner;

    public Cli(Map<String, String> environment, String version, Runner runner) {
        this.environment = environment;
        this.version = version;
        this.runner = runner;
    }

    public int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine commandLine = CommandSpecs.commandLine(version).setOut(out).setErr(err);
        ParseResult parsed = commandLine.parseArgs(arguments);
        if (CommandLine.printHelpIfRequested(parsed)) {
            return OK;
        }
        if (!parsed.hasSubcommand()) {
            return withoutCommand(commandLine, parsed, err);
        }
        ParseResult sub = parsed.subcommand();
        Command command = Command.valueOf(sub.commandSpec().name().toUpperCase(Locale.ROOT));
        Problems problems = new Problems();
        tellErrors(command, sub, problems);
        parsed.unmatched().forEach(word -> problems.addUnused(word, null));
        Settings settings =
                new SettingsReader(environment, problems).read(command, flags(command, sub), configFlag(sub));
        return problems.isEmpty() ? runner.run(settings, out, err) : fail(problems, err);
    }

    private static int withoutCommand(CommandLine commandLine, ParseResult parsed, PrintWriter err) {
        List<String> words = new ArrayList<>(List.of("--help", "--version"));
        Stream.of(Command.values()).map(Command::word).forEach(words::add);
        for (String word : parsed.unmatched()) {
            String nearest = Nearest.of(word, words);
            String kind = word.startsWith("-") ? "option without a command" : "command";
            err.println(word + ": is no " + kind + ". " + (nearest == null ? "" : "Did you mean " + nearest + "?"));
        }
        commandLine.usage(err);
        err.flush();
        return USAGE;
    }

    private static int fail(Problems problems, PrintWriter err) {
        problems.sentences().forEach(err::println);
        err.flush();
        return USAGE;
    }

    /** The last wins where a flag is repeated; that it is repeated is a problem of its own. */
    private static Map<Setting, String> flags(Command command, ParseResult parsed) {
        Map<Setting, String> flags = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.of(command)) {
            Object value = parsed.matchedOptionValue(setting.flag(), null);
            if (value != null) {
                flags.put(setting, value.toString());
            }
        }
        if (command == Command.REPLAY && parsed.hasMatchedPositional(0)) {
            flags.put(Setting.FILE, parsed.matchedPositionalValue(0, ""));
        }
        return flags;
    }

    private static String configFlag(ParseResult parsed) {
        return parsed.matchedOptionValue("--config", null);
    }

    private static void tellErrors(Command command, ParseResult parsed, Problems problems) {
        for (Exception error : parsed.errors()) {
            if (error instanceof MissingParameterException missing) {
                tellWrongCount(missing.getMissing(), "nothing", problems);
            } else if (error instanceof OverwrittenOptionException repeated) {
                tellWrongCount(List.of(repeated.getOverwritten()), "several", problems);
            } else {
                problems.add("command line", "arguments as in --help", error.getMessage(), "See --help.");
            }
        }
        List<String> known = new ArrayList<>(List.of("--config", "--help", "--version"));
        Setting.of(command).forEach(setting -> known.add(setting.flag()));
        boolean afterOption = false;
        for (String word : parsed.unmatched()) {
            boolean option = word.startsWith("-");
            if (option) {
                tellUnknown(command, word.replaceFirst("=.*", ""), known, problems);
            } else if (!afterOption) {
                problems.addUnused(word, null);
            }
            afterOption = option && !word.contains("=");
        }
    }

    private static void tellWrongCount(List<ArgSpec> options, String found, Problems problems) {
        for (ArgSpec option : options) {
            String flag = ((OptionSpec) option).longestName();
            problems.add(flag, "one value", found, "Give it as in " + flag + " " + option.paramLabel() + ".");
        }
    }

    private static void tellUnknown(Command command, String word, List<String> known, Problems problems) {
        String others = Stream.of(Command.values())
                .filter(other ->
                        Setting.of(other).stream().anyMatch(s -> s.flag().equals(word)))
                .map(Command::word)
                .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            problems.add(word, "an option of " + command.word(), "one of " + others, "Leave it out.");
        } else {
            problems.addUnused(word, Nearest.of(word, known));
        }
    }
}
