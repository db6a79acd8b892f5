package io.takhin.topology.view;

import static io.takhin.topology.kit.Events.broker;
import static io.takhin.topology.kit.Events.cluster;
import static io.takhin.topology.kit.Events.plugin;
import static io.takhin.topology.kit.Events.traffic;
import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.broker.event.BrokerState;
import io.takhin.topology.kit.WithTopology;
import org.junit.jupiter.api.Test;

/** A controller that is no broker can have the plugin, too. */
class ControllerNodeTest extends WithTopology {

    private static final int CONTROLLER = 9;

    private static BrokerState controller(long atMillis) {
        BrokerState as = broker(CONTROLLER, atMillis);
        return new BrokerState(
                as.clusterId(),
                CONTROLLER,
                0,
                atMillis,
                true,
                1L,
                null,
                null,
                null,
                0L,
                null,
                null,
                null,
                null,
                100L,
                200L,
                10L,
                null,
                null,
                null,
                0L);
    }

    private void tick(int second) {
        long at = second * 1000L;
        kit.pipe(
                broker(1, at),
                controller(at),
                plugin(1, at).full().topic("orders").partition(0, 0, second).event(),
                traffic(1, at).full().topic("orders", second * 300, second * 70).event());
    }

    @Test
    void bytesOfTheCluster_areThoseOfItsBrokers() {
        for (int second = 10; second <= 13; second++) {
            kit.pipe(cluster(second * 1000L, 1));
            tick(second);
        }
        assertThat(kit.snapshot().throughput().now().produceBytes()).isEqualTo(300);
        assertThat(kit.snapshot().throughput().now().fetchBytes()).isEqualTo(70);
        assertThat(kit.snapshot().health().memoryUsageBytes()).isEqualTo(100);
    }

    @Test
    void bytesOfTheCluster_areThoseOfItsBrokers_whenTheCollectorIsSilent() {
        for (int second = 10; second <= 13; second++) {
            tick(second);
        }
        assertThat(kit.snapshot().throughput().now().produceBytes()).isEqualTo(300);
        assertThat(kit.snapshot().health().diskUsageBytes()).isEqualTo(400);
    }
}
