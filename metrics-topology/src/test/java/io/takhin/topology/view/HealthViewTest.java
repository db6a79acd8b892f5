package io.takhin.topology.view;

import static io.takhin.topology.kit.Events.broker;
import static io.takhin.topology.kit.Events.brokerThatDropped;
import static io.takhin.topology.kit.Events.cluster;
import static io.takhin.topology.kit.Events.collector;
import static io.takhin.topology.kit.Events.group;
import static io.takhin.topology.kit.Events.plugin;
import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.broker.event.MetricEvent;
import io.takhin.topology.kit.WithTopology;
import org.junit.jupiter.api.Test;

class HealthViewTest extends WithTopology {

    private Health health() {
        return kit.snapshot().health();
    }

    @Test
    void sums_areOverAllBrokers_whenAllTell() {
        kit.pipe(cluster(10_000, 1, 2), broker(1, 10_000), broker(2, 10_000));

        assertThat(health().status()).isEqualTo(Health.Status.ok);
        assertThat(health().problems()).isEmpty();
        assertThat(health().memoryUsageBytes()).isEqualTo(200);
        assertThat(health().memoryMaxBytes()).isEqualTo(400);
        assertThat(health().threadCount()).isEqualTo(20);
        assertThat(health().activeConnections()).isEqualTo(10);
        assertThat(health().diskUsageBytes()).isEqualTo(800);
        assertThat(health().controllerId()).isEqualTo(1);
        assertThat(health().collectorPollMillis()).isEqualTo(7);
        assertThat(kit.broker(1).host()).isEqualTo("host-1:9092");
        assertThat(kit.broker(1).controller()).isTrue();
        assertThat(kit.broker(2).controller()).isFalse();
    }

    @Test
    void sums_areUnknownWithTheReason_whenOneBrokerDoesNotTell() {
        kit.pipe(cluster(10_000, 1, 2), broker(1, 10_000));

        assertThat(health().memoryUsageBytes()).isNull();
        assertThat(health().diskUsageBytes()).isNull();
        assertThat(health().unknown().get("memoryUsageBytes")).contains("1 of 2 brokers");
        assertThat(health().unknown()).containsKeys("activeConnections", "threadCount", "diskUsageBytes");
        assertThat(kit.broker(2).plugin()).isFalse();
        assertThat(kit.broker(2).heapUsedBytes()).isNull();
        assertThat(kit.broker(2).unknown()).containsKey("plugin");
    }

    @Test
    void droppedEvents_areShownForAMinute() {
        kit.pipe(cluster(10_000, 1), broker(1, 10_000), cluster(11_000, 1), brokerThatDropped(1, 11_000, 7));

        assertThat(health().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("events-dropped");
            assertThat(problem.text()).contains("broker 1", "7 since the broker started");
        });
        for (long at = 12_000; at <= 71_000; at += 1_000) {
            kit.pipe(cluster(at, 1), brokerThatDropped(1, at, 7));
        }
        assertThat(health().problems()).isEmpty();
    }

    @Test
    void aBrokerThatLeft_isAnError_andKeepsNoNumbers() {
        kit.pipe(cluster(10_000, 1, 2), broker(1, 10_000), broker(2, 10_000));
        for (long at = 11_000; at <= 20_000; at += 1_000) {
            kit.pipe(cluster(at, 1), broker(1, at));
        }
        assertThat(health().status()).isEqualTo(Health.Status.error);
        assertThat(health().problems())
                .containsExactly(new Problem(
                        Problem.Severity.error, "broker-absent", "Broker 2 has been away for 10 s.", 20_000));
        assertThat(kit.broker(2).present()).isFalse();
        assertThat(kit.broker(2).heapUsedBytes()).isNull();
        assertThat(health().memoryUsageBytes()).isEqualTo(100);
    }

    @Test
    void aSilentCollector_isAWarning_andConsumersAreUnknown() {
        kit.pipe(broker(1, 10_000));

        assertThat(health().status()).isEqualTo(Health.Status.warning);
        assertThat(health().problems()).extracting(Problem::code).containsExactly("collector-silent");
        assertThat(health().totalConsumers()).isNull();
        assertThat(health().collectorPollMillis()).isNull();
    }

    @Test
    void consumers_areMembersOfAllGroups_andUnknownWhenAGroupsAre() {
        kit.pipe(cluster(10_000, 1), group(10_000, "billing", "Stable", 3));
        assertThat(health().totalConsumers()).isEqualTo(3);
        assertThat(health().totalGroups()).isEqualTo(1);

        kit.pipe(cluster(11_000, 1), group(11_000, "billing", "Stable", -1));
        assertThat(health().totalConsumers()).isNull();
        assertThat(health().unknown().get("totalConsumers")).isEqualTo("The members of 1 group(s) aren't known.");
    }

    @Test
    void topicsAndPartitions_areCountedApartFromInternalOnes() {
        kit.pipe(
                cluster(10_000, 1),
                collector(10_000)
                        .full()
                        .topic("orders")
                        .partition(0, 0, 1)
                        .partition(1, 0, 1)
                        .topic("__consumer_offsets")
                        .partition(0, 0, 1)
                        .event());

        assertThat(health().totalTopics()).isEqualTo(1);
        assertThat(health().internalTopics()).isEqualTo(1);
        assertThat(health().totalPartitions()).isEqualTo(2);
        assertThat(health().internalPartitions()).isEqualTo(1);
    }

    @Test
    void failedRequests_areARate_withoutASpikeAtARestart() {
        kit.pipe(broker(1, 0, 10_000, 500), broker(1, 0, 11_000, 510), broker(1, 0, 12_000, 530));
        assertThat(kit.broker(1).failedProduceRate()).isEqualTo(15);

        kit.pipe(broker(1, 12_500, 13_000, 2), broker(1, 12_500, 14_000, 3));
        assertThat(kit.broker(1).failedProduceRate()).isNull();
        kit.pipe(broker(1, 12_500, 15_000, 5));
        assertThat(kit.broker(1).failedProduceRate()).isEqualTo(1.5);
    }

    /** In a stall a broker and the collector may both be silent: the others are not the whole cluster. */
    @Test
    void whileTheCollectorIsSilent_whoWasRegisteredIsExpected_forAMinute() {
        kit.pipe(broker(1, 10_000), broker(2, 10_000), cluster(10_000, 1, 2));
        for (long at = 11_000; at <= 69_000; at += 1_000) {
            kit.pipe(broker(2, at));
        }
        assertThat(kit.snapshot().health().brokers())
                .extracting(BrokerRow::present)
                .containsExactly(true, true);
        for (long at = 70_000; at <= 73_000; at += 1_000) {
            kit.pipe(broker(2, at));
        }
        assertThat(kit.broker(1).present()).isFalse();
    }

    /** The metric cluster was away, or stood still: one event of any kind is the first to come after it. */
    @Test
    void afterAPauseOfAll_whoWasRegisteredIsExpected_whenABrokerTellsFirst() {
        expectAllAfterAPause(broker(2, 310_000));
    }

    @Test
    void afterAPauseOfAll_whoWasRegisteredIsExpected_whenOffsetsAreToldFirst() {
        expectAllAfterAPause(plugin(1, 310_000).event());
    }

    private void expectAllAfterAPause(MetricEvent first) {
        kit.pipe(broker(1, 10_000), broker(2, 10_000), broker(3, 10_000), cluster(10_000, 1, 2, 3));
        kit.pipe(first);

        assertThat(health().brokers()).extracting(BrokerRow::present).containsExactly(true, true, true);
        assertThat(health().problems()).extracting(Problem::code).doesNotContain("broker-absent");
        assertThat(health().memoryUsageBytes()).isNull();
        assertThat(health().unknown().get("memoryUsageBytes")).isNotBlank();
    }
}
