package io.takhin.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.server.config.Settings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Environment variables beside flags. */
class CliEnvironmentTest {

    private final Map<String, String> environment = new HashMap<>(Map.of("HOME", "/home/you"));
    private final StringWriter err = new StringWriter();
    private Settings ran;

    @Test
    void variablesThatKubernetesSets_areNoSettings() {
        environment.put("TAKHIN_PORT", "tcp://10.0.0.7:8080");
        environment.put("TAKHIN_KAFKA_PORT", "tcp://10.0.0.8:9092");
        environment.put("TAKHIN_SERVICE_HOST", "10.0.0.7");
        environment.put("TAKHIN_SERVICE_PORT", "8080");
        environment.put("TAKHIN_SERVICE_PORT_HTTP", "8080");
        environment.put("TAKHIN_PORT_8080_TCP", "tcp://10.0.0.7:8080");
        environment.put("TAKHIN_PORT_8080_TCP_ADDR", "10.0.0.7");
        environment.put("TAKHIN_KAFKA_PORT_9092_TCP_PROTO", "tcp");
        environment.put("TAKHIN_KAFKA_SERVICE_HOST", "10.0.0.8");
        assertThat(run("demo")).isZero();
        assertThat(ran.port()).isEqualTo(8080);
        assertThat(ran.kafkaPort()).isEqualTo(9092);
        environment.put("TAKHIN_PORT", "nonsense");
        assertThat(run("demo")).isEqualTo(2);
    }

    @Test
    void switches_takeAValue_thatWinsOverTheEnvironment() {
        environment.put("TAKHIN_NO_TRAFFIC", "true");
        assertThat(run("demo", "--no-traffic=false", "--no-plugin=true")).isZero();
        assertThat(ran.traffic()).isTrue();
        assertThat(ran.plugin()).isFalse();
        assertThat(run("demo", "--no-plugin", "--port", "9000")).isZero();
        assertThat(ran.plugin()).isFalse();
        assertThat(ran.port()).isEqualTo(9000);
        assertThat(run("demo", "--no-traffic=no")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo("--no-traffic: expected true or false, found \"no\". Give one of the two.\n");
    }

    private int run(String... arguments) {
        Cli cli = new Cli(environment, "1.2.3", (settings, o, e) -> {
            ran = settings;
            return Cli.OK;
        });
        return cli.run(new PrintWriter(new StringWriter()), new PrintWriter(err, true), arguments);
    }
}
