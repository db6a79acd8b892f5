package io.takhin.server;

import io.takhin.server.cli.Cli;
import io.takhin.server.config.Setting.Command;
import io.takhin.server.config.Settings;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Where the process starts. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true);
        PrintWriter err = new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true);
        Cli cli = new Cli(System.getenv(), version(), Main::run);
        System.exit(cli.run(out, err, arguments));
    }

    private static int run(Settings settings, PrintWriter out, PrintWriter err) {
        Cli.Runner runner = settings.command() == Command.CAPTURE
                ? new CaptureCommand(System::nanoTime)
                : new Application(new Composition());
        return runner.run(settings, out, err);
    }

    private static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "(development)" : version;
    }
}
