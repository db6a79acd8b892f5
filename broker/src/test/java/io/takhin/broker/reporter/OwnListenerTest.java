package io.takhin.broker.reporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class OwnListenerTest {

    private static String address(String protocol, Map<String, String> config) {
        return new OwnListener(config, List.of("CONTROLLER")).address(protocol);
    }

    @Test
    void address_isKafkasDefault_whenNothingIsSet() {
        assertThat(address("PLAINTEXT", Map.of())).isEqualTo("localhost:9092");
    }

    @Test
    void address_isTheAdvertisedOne() {
        assertThat(address(
                        "PLAINTEXT",
                        Map.of(
                                "listeners", "CONTROLLER://:9093,PLAINTEXT://:9092",
                                "advertised.listeners", "PLAINTEXT://kafka-1.example:19092")))
                .isEqualTo("kafka-1.example:19092");
    }

    @Test
    void address_isOfTheInterBrokerListener_whenSeveralFit() {
        assertThat(address(
                        "PLAINTEXT",
                        Map.of(
                                "listeners", "EXTERNAL://0.0.0.0:9094,INTERNAL://[::1]:9092,CONTROLLER://:9093",
                                "inter.broker.listener.name", "INTERNAL",
                                "listener.security.protocol.map",
                                        "INTERNAL:PLAINTEXT,EXTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT")))
                .isEqualTo("[::1]:9092");
    }

    @Test
    void address_isOfTheListenerThatSpeaksTheClientsProtocol() {
        assertThat(address(
                        "SASL_SSL",
                        Map.of(
                                "listeners", "PLAINTEXT://a:9092,SECURE://b:9095",
                                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,SECURE:SASL_SSL")))
                .isEqualTo("b:9095");
    }

    @Test
    void noListenerFits_saysWhatToSet() {
        assertThatThrownBy(() -> address("PLAINTEXT", Map.of("listeners", "SSL://a:9093,CONTROLLER://:9094")))
                .isInstanceOf(ConfigException.class)
                .hasMessage(
                        "takhin.reporter.bootstrap.servers: expected host:port of the cluster that takes the events,"
                                + " found none, and no listener for clients speaks PLAINTEXT. Set it, and"
                                + " takhin.reporter.client.security.protocol if that is not PLAINTEXT.");
    }

    @Test
    void portChosenByTheSystem_canNotBeDerived() {
        assertThatThrownBy(() -> address("PLAINTEXT", Map.of("listeners", "PLAINTEXT://localhost:0")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("listener PLAINTEXT has no fixed port");
    }

    @Test
    void facts_areReadFromTheBrokersSettings() {
        BrokerFacts facts = BrokerFacts.of(Map.of(
                "node.id", "7",
                "process.roles", "controller",
                "controller.listener.names", "CONTROLLER",
                "log.dir", "/tmp/x",
                "log.dirs", "/d1, /d2"));
        assertThat(facts.nodeId()).isEqualTo(7);
        assertThat(facts.brokerRole()).isFalse();
        assertThat(facts.controllerListeners()).containsExactly("CONTROLLER");
        assertThat(facts.logDirs()).extracting(Object::toString).containsExactly("/d1", "/d2");
        assertThatThrownBy(() -> BrokerFacts.of(Map.of()))
                .hasMessageContaining("node.id: expected a broker's settings");
    }
}
