package io.takhin.topology;

import io.takhin.topology.shared.Sharing;
import java.nio.file.Path;

/**
 * Who a server is to Kafka.
 *
 * @param sharing null: alone
 */
record Identity(Path stateDir, Sharing sharing) {

    /** Of this server alone. */
    String instance() {
        return InstanceId.of(stateDir);
    }

    /** Its own for each state folder, unless it is shared: servers that watch one cluster each see all of it. */
    String applicationId() {
        String name = sharing == null ? instance() : sharing.name();
        return PipelineConfig.APPLICATION_ID + "-" + PipelineConfig.STATE_VERSION + "-" + name;
    }

    /** In the consumer group. Kafka Streams adds the number of the thread. */
    String member() {
        return sharing == null ? "views" : "views-" + instance();
    }

    /** Of the one thread. */
    String memberOfThread() {
        return member() + "-1";
    }
}
