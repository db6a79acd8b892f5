package io.takhin.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.server.config.Settings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The commands that show the past. */
class PastCliTest {

    private final StringWriter err = new StringWriter();
    private Settings ran;

    @Test
    void replay_takesItsFile_withOrWithoutTheFlag() {
        assertThat(run("replay", "incident.takhin", "--port", "9000")).isZero();
        assertThat(ran.past().file()).isEqualTo(Path.of("incident.takhin"));
        assertThat(ran.port()).isEqualTo(9000);
        assertThat(run("replay", "--file", "other.takhin")).isZero();
        assertThat(ran.past().file()).isEqualTo(Path.of("other.takhin"));
        assertThat(run("replay")).isEqualTo(Cli.USAGE);
        assertThat(err.toString()).contains("--file: expected a captured file, found nothing. Give its path.");
    }

    @Test
    void capture_takesAnInterval_andTellsAllThatIsOdd() {
        int exit = run(
                "capture",
                "--bootstrap-servers",
                "a:1",
                "--from",
                "2024-03-01T12:00:00Z",
                "--to",
                "1709296200000",
                "-o",
                "x.takhin",
                "--hash-names");
        assertThat(err.toString()).isEmpty();
        assertThat(exit).isZero();
        assertThat(ran.past()).isEqualTo(new Settings.Past(Path.of("x.takhin"), 1709294400000L, 1709296200000L, true));

        assertThat(run("capture", "--from", "noon", "--to", "2999-01-01T00:00:00Z"))
                .isEqualTo(Cli.USAGE);
        assertThat(err.toString())
                .contains("--from: expected a time such as 2026-03-01T12:00:00Z", "found \"noon\"")
                .contains("--to: expected", "which is to come")
                .contains("--output: expected the file to write, found nothing")
                .contains("--bootstrap-servers: expected");
    }

    private int run(String... arguments) {
        Cli cli = new Cli(Map.of("HOME", "/home/you"), "1.2.3", (settings, out, e) -> {
            ran = settings;
            return Cli.OK;
        });
        err.getBuffer().setLength(0);
        return cli.run(new PrintWriter(new StringWriter()), new PrintWriter(err, true), arguments);
    }
}
