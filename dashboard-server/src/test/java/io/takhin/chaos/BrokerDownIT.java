package io.takhin.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The only broker dies: no event comes any more, and nobody is left who could say that it is away. */
class BrokerDownIT {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerDownIT.class);
    private static final Duration SOON = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Test
    void health_saysThatItDoesNotAnswer_soon_andUntilItIsBack(@TempDir Path folder) {
        try (Site site = new Site(folder)) {
            site.broker().start();
            site.awaitBroker();
            site.serverChild().start();
            site.awaitFirstReady();
            await().atMost(PATIENCE).until(() -> status(site).equals("ok"));
            site.broker().kill();
            long killedMillis = System.currentTimeMillis();
            await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> told(site)
                    .isPresent());
            LOG.info("served as unreachable {} ms after the kill", System.currentTimeMillis() - killedMillis);
            assertThat(status(site)).isEqualTo("error");
            await().atMost(PATIENCE).until(() -> health(site).toString().contains("\"stale\""));
            assertThat(told(site).orElseThrow())
                    .startsWith("Broker 1 (" + site.bootstrapServers() + ") has not answered since ")
                    .contains(": connection refused. Without it ");
            site.broker().start();
            site.awaitBroker();
            await().atMost(PATIENCE)
                    .until(() -> told(site).isEmpty() && status(site).equals("ok"));
        }
    }

    private static JsonNode health(Site site) {
        return site.server().json("/api/v1/health").orElseThrow();
    }

    private static String status(Site site) {
        return site.server()
                .json("/api/v1/health")
                .map(health -> health.get("status").asText())
                .orElse("none");
    }

    private static Optional<String> told(Site site) {
        for (JsonNode problem : health(site).get("problems")) {
            if (problem.get("code").asText().equals("broker-unreachable")) {
                return Optional.of(problem.get("text").asText());
            }
        }
        return Optional.empty();
    }
}
