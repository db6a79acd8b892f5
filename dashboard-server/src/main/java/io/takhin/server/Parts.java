package io.takhin.server;

import io.takhin.server.config.Settings;
import io.takhin.topology.MetricsPipeline;
import java.util.List;

/** What runs beneath the HTTP server. Made without I/O; started by the {@link Application}. */
interface Parts {

    /** What all answers are made from; it is among {@link #inStartOrder()} too. */
    MetricsPipeline pipeline();

    /** In order of dependency, the pipeline last. */
    List<Lifecycle.Part> inStartOrder();

    /** Makes the parts that a command needs. */
    interface Factory {
        Parts of(Settings settings);
    }
}
