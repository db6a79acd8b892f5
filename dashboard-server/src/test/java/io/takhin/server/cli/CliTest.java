package io.takhin.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.server.config.Setting.Command;
import io.takhin.server.config.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CliTest {

    private final Map<String, String> environment = new HashMap<>(Map.of("HOME", "/home/you", "PATH", "/bin"));
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Settings ran;

    @TempDir
    private Path folder;

    @Test
    void demo_runsWithItsDefaults() {
        assertThat(run("demo")).isZero();
        assertThat(ran)
                .isEqualTo(new Settings(
                        Command.DEMO,
                        "127.0.0.1",
                        8080,
                        null,
                        Path.of("/home/you/.cache/takhin/demo"),
                        List.of(),
                        9092,
                        true,
                        true,
                        "127.0.0.1:9092",
                        Map.of()));
    }

    @Test
    void demo_takesAllItsFlags() {
        int exit = run(
                "demo",
                "--port",
                "9000",
                "--kafka-port=19092",
                "--data",
                folder.toString(),
                "--api-key",
                "0123456789abcdef",
                "--no-traffic",
                "--no-plugin",
                "--host",
                "0.0.0.0",
                "--cors-origin",
                "https://a.example,http://b:81");
        assertThat(err.toString()).isEmpty();
        assertThat(exit).isZero();
        assertThat(ran)
                .isEqualTo(new Settings(
                        Command.DEMO,
                        "0.0.0.0",
                        9000,
                        "0123456789abcdef",
                        folder,
                        List.of("https://a.example", "http://b:81"),
                        19092,
                        false,
                        false,
                        "127.0.0.1:19092",
                        Map.of()));
    }

    @Test
    void serve_readsTheKafkaConfig() throws IOException {
        Path file = Files.writeString(folder.resolve("client.properties"), "security.protocol=SSL\n");
        environment.put("XDG_CACHE_HOME", "/cache");
        assertThat(run("serve", "--bootstrap-servers", "a:1,[::1]:2", "--kafka-config", file.toString()))
                .isZero();
        assertThat(ran.bootstrapServers()).isEqualTo("a:1,[::1]:2");
        assertThat(ran.kafkaConfig()).isEqualTo(Map.of("security.protocol", "SSL"));
        assertThat(ran.data()).isEqualTo(Path.of("/cache/takhin/serve"));
    }

    @Test
    void flags_winOverEnvironment_andThatOverTheFile() throws IOException {
        Path file = Files.writeString(
                folder.resolve("takhin.properties"),
                "port=1001\nkafka-port=1002\nno-traffic=true\nbootstrap-servers=x:1\n");
        environment.put("TAKHIN_KAFKA_PORT", "2002");
        environment.put("TAKHIN_PORT", "2001");
        environment.put("TAKHIN_CONFIG", file.toString());
        environment.put("TAKHIN_JVM_OPTIONS", "-Xmx1g");
        assertThat(run("demo", "--port", "3001")).isZero();
        assertThat(ran.port()).isEqualTo(3001);
        assertThat(ran.kafkaPort()).isEqualTo(2002);
        assertThat(ran.traffic()).isFalse();
    }

    @Test
    void problems_areToldAllAtOnce() throws IOException {
        Path file = Files.writeString(folder.resolve("t.properties"), "prot=1\nno-traffic=maybe\n");
        environment.put("TAKHIN_APIKEY", "s3cret");
        environment.put("TAKHIN_API_KEY", "two words");
        int exit =
                run("demo", "--config", file.toString(), "--port", "70000", "--kafka-prot", "1", "--cors-origin", "x");
        assertThat(exit).isEqualTo(2);
        assertThat(ran).isNull();
        assertThat(err.toString().lines())
                .containsExactly(
                        "--kafka-prot: was not used. Did you mean --kafka-port?",
                        "prot (in " + file + "): was not used. Did you mean port?",
                        "TAKHIN_APIKEY: was not used. Did you mean TAKHIN_API_KEY?",
                        "TAKHIN_API_KEY: expected visible ASCII characters without spaces, found a key of 9 characters "
                                + "with others among them. Choose such a key.",
                        "--port: expected a port number from 0 to 65535, found \"70000\". Give one such as 8080.",
                        "--cors-origin: expected origins such as https://example.org:8443, found \"x\". "
                                + "Give scheme and host, without a path.",
                        "no-traffic (in " + file + "): expected true or false, found \"maybe\". Give one of the two.");
    }

    @Test
    void serve_needsACluster_andWellFormedOnes() {
        assertThat(run("serve")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo("--bootstrap-servers: expected host:port of at least one broker, separated by commas, "
                        + "found nothing. Give the Kafka cluster to watch, such as localhost:9092.\n");
        assertThat(run("serve", "--bootstrap-servers", "localhost")).isEqualTo(2);
        assertThat(err.toString()).contains("found \"localhost\". Give each as in localhost:9092.");
    }

    @Test
    void flagOfTheOtherCommand_isToldSo() {
        assertThat(run("serve", "--bootstrap-servers", "a:1", "--kafka-port", "1"))
                .isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo("--kafka-port: expected an option of serve, found one of demo. Leave it out.\n");
    }

    @Test
    void flagWithoutItsValue_isToldWithTheOtherProblems() {
        assertThat(run("demo", "--kafka-port", "x", "--port")).isEqualTo(2);
        assertThat(err.toString().lines())
                .hasSize(2)
                .anyMatch(line -> line.equals("--port: expected one value, found nothing. Give it as in --port PORT."))
                .anyMatch(
                        line -> line.startsWith("--kafka-port: expected a port number from 1 to 65535, found \"x\"."));
    }

    @Test
    void flagGivenTwice_isAProblem() {
        assertThat(run("demo", "--port", "1", "--port", "2")).isEqualTo(2);
        assertThat(err.toString()).isEqualTo("--port: expected one value, found several. Give it as in --port PORT.\n");
    }

    @Test
    void otherThanLoopback_needsAKey() {
        assertThat(run("serve", "--bootstrap-servers", "a:1", "--host", "0.0.0.0"))
                .isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo("--host: expected a loopback address while there is no API key, found \"0.0.0.0\". "
                        + "Set --api-key (or TAKHIN_API_KEY), or listen on 127.0.0.1.\n");
        assertThat(run("serve", "--bootstrap-servers", "a:1", "--host", "localhost"))
                .isZero();
    }

    @Test
    void otherThanLoopback_needsALongKey() {
        assertThat(run("demo", "--api-key", "0123456789abcde", "--host", "0.0.0.0"))
                .isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo(
                        "--api-key: expected at least 16 characters where other machines can ask, found a key of 15. "
                                + "Choose a longer one, for example from openssl rand -hex 32.\n");
        assertThat(run("demo", "--api-key", "short", "--host", "127.0.0.1")).isZero();
    }

    @Test
    void host_mustBeKnown() {
        assertThat(run("demo", "--host", "nowhere.invalid", "--api-key", "0123456789abcdef"))
                .isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo(
                        "--host: expected a host name or address of this machine, found \"nowhere.invalid\", which is "
                                + "unknown. Give another.\n");
    }

    @Test
    void brokersPorts_areChecked() {
        for (String server : List.of("host:99999", "host:0", "a:1,host:65536")) {
            assertThat(run("serve", "--bootstrap-servers", server)).as(server).isEqualTo(2);
            assertThat(err.toString()).startsWith("--bootstrap-servers: expected host:port");
        }
        assertThat(run("serve", "--bootstrap-servers", "host:65535")).isZero();
    }

    @Test
    void kafkaConfig_isCheckedByKafkasRules_withTheOtherProblems() throws IOException {
        Path file = Files.writeString(
                folder.resolve("client.properties"), "security.protocol=FOO\nbootstrap.servers=other:9092\n");
        assertThat(run("serve", "--bootstrap-servers", "a:1", "--kafka-config", file.toString(), "--port", "x"))
                .isEqualTo(2);
        assertThat(err.toString().lines())
                .hasSize(3)
                .contains("bootstrap.servers (in " + file + "): expected the servers of --bootstrap-servers, found "
                        + "\"other:9092\". Leave it out there.")
                .anyMatch(line -> line.startsWith("--kafka-config: expected properties that Kafka clients take, found")
                        && line.contains("FOO for configuration security.protocol"))
                .anyMatch(line -> line.startsWith("--port: "));
    }

    @Test
    void history_takesThreeLengths_longEnough() {
        assertThat(run("serve", "--bootstrap-servers", "a:1", "--history", "2h,48h,90d"))
                .isZero();
        assertThat(ran.history()).containsExactly(Duration.ofHours(2), Duration.ofHours(48), Duration.ofDays(90));
        for (String wrong : List.of("1h", "1h,24h,30d,1d", "29m,24h,30d", "1h,24h,30", "-1h,24h,30d", "")) {
            assertThat(run("serve", "--bootstrap-servers", "a:1", "--history=" + wrong))
                    .as(wrong)
                    .isEqualTo(2);
        }
    }

    @Test
    void unreadableFiles_areProblems() {
        assertThat(run("serve", "--bootstrap-servers", "a:1", "--config", "/nope", "--kafka-config", "/nada"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("--config: expected a readable properties file, found \"/nope\"")
                .contains("--kafka-config: expected a readable properties file, found \"/nada\"");
    }

    @Test
    void help_hasExamples_andExitsWithZero() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString())
                .contains("Usage: takhin")
                .contains("Examples:")
                .contains("takhin serve --bootstrap");
        assertThat(run("demo", "--help")).isZero();
        assertThat(out.toString())
                .contains("Usage: takhin demo")
                .contains("--kafka-port=PORT")
                .contains("(default: 9092)")
                .contains("TAKHIN_API_KEY");
    }

    @Test
    void version_isTold() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).startsWith("takhin 1.2.3\n");
    }

    @Test
    void withoutCommand_usageIsShown() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).startsWith("Usage: takhin");
        assertThat(run("dmeo")).isEqualTo(2);
        assertThat(err.toString()).contains("dmeo: is no command. Did you mean demo?");
        assertThat(run("nope", "--port")).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("nope: is no command. ")
                .contains("\n--port: is no option without a command. ");
    }

    @Test
    void settings_hideSecrets() {
        run("demo", "--api-key", "s3cret");
        assertThat(ran.toString()).doesNotContain("s3cret").contains("with key");
    }

    private int run(String... arguments) {
        Cli cli = new Cli(environment, "1.2.3", (settings, o, e) -> {
            ran = settings;
            return Cli.OK;
        });
        err.getBuffer().setLength(0);
        return cli.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }
}
