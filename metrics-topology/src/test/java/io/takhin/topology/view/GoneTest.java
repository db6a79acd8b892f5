package io.takhin.topology.view;

import static io.takhin.topology.kit.Events.CLUSTER;
import static io.takhin.topology.kit.Events.broker;
import static io.takhin.topology.kit.Events.cluster;
import static io.takhin.topology.kit.Events.collector;
import static io.takhin.topology.kit.Events.offsets;
import static io.takhin.topology.kit.Events.produceLatency;
import static io.takhin.topology.kit.Events.traffic;
import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.topology.kit.WithTopology;
import io.takhin.topology.store.ViewStores;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Brokers and clusters that are gone for good are forgotten, on the boards and in the stores. */
class GoneTest extends WithTopology {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private void twoBrokers(long atMillis) {
        kit.pipe(
                cluster(atMillis, 1, 2),
                broker(1, atMillis),
                broker(2, atMillis),
                traffic(2, atMillis).full().topic("orders", 100, 0).event(),
                produceLatency(2, 1, atMillis, 4));
    }

    private void firstAlone(long atMillis, int inSync) {
        kit.pipe(
                cluster(atMillis, 1),
                collector(atMillis)
                        .full()
                        .topic("orders")
                        .inSync(inSync)
                        .partition(0, 0, 5)
                        .event(),
                broker(1, atMillis));
        kit.pass(MINUTE);
    }

    @Test
    void aBrokerNobodyNeeds_isForgottenAfterTenMinutes() {
        twoBrokers(10_000);
        firstAlone(610_000, 3);
        assertThat(kit.snapshot().health().status()).isEqualTo(Health.Status.error);

        firstAlone(611_000, 3);
        firstAlone(612_000, 3);

        assertThat(kit.snapshot().health().status()).isEqualTo(Health.Status.ok);
        assertThat(kit.snapshot().health().brokers())
                .extracting(BrokerRow::brokerId)
                .containsExactly(1);
        assertThat(kit.storedKeys(ViewStores.THROUGHPUT)).isZero();
        assertThat(kit.storedKeys(ViewStores.LATENCY)).isZero();
    }

    @Test
    void aBrokerWhoseReplicasAreMissed_isForgottenAfterAnHour() {
        twoBrokers(10_000);
        firstAlone(3_610_000, 2);
        assertThat(kit.snapshot().health().brokers()).hasSize(2);

        firstAlone(3_611_000, 2);
        firstAlone(3_612_000, 2);
        assertThat(kit.snapshot().health().brokers()).hasSize(1);
    }

    @Test
    void aBrokerThatComesBack_isTakenUpAgain() {
        twoBrokers(10_000);
        firstAlone(611_000, 3);
        kit.pipe(
                cluster(700_000, 1, 2),
                broker(1, 700_000),
                broker(2, 700_000),
                traffic(2, 700_000).full().event());

        assertThat(kit.broker(2).present()).isTrue();
        assertThat(kit.counts().deadLettersTotal()).isZero();
    }

    @Test
    void aSilentCluster_isForgottenAfterAnHour_butNotTheLast() {
        kit.pipe(
                collector(10_000)
                        .ofCluster("other")
                        .full()
                        .topic("a")
                        .partition(0, 0, 1)
                        .event(),
                offsets(10_000).ofCluster("other").full().commit("g", "a", 0, 1).event());
        kit.pass(Duration.ofMinutes(61));
        assertThat(kit.views().clusterIds()).containsExactly("other");

        kit.pipe(collector(10_000).full().event());
        kit.pass(MINUTE);

        assertThat(kit.views().clusterIds()).containsExactly(CLUSTER);
        assertThat(kit.storedKeys(ViewStores.LAG)).isZero();
        kit.pipe(
                collector(11_000).ofCluster("other").full().event(),
                offsets(11_000).ofCluster("other").full().event());
        assertThat(kit.counts().deadLettersTotal()).isZero();
        assertThat(kit.views().snapshot("other").orElseThrow().topics()).isEmpty();
    }
}
