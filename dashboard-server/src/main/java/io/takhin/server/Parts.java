package io.takhin.server;

import io.takhin.server.config.Settings;
import io.takhin.topology.MetricsPipeline;
import io.takhin.topology.replay.Replays;
import java.io.IOException;
import java.util.List;

/** What runs beneath the HTTP server. Made without I/O; started by the {@link Application}. */
interface Parts extends Watched {

    /** What all answers are made from; it is among {@link #inStartOrder()} too. */
    MetricsPipeline pipeline();

    /** The past, played again; among {@link #inStartOrder()} too. */
    default Replays replays() {
        return Replays.none();
    }
    /** In order of dependency, the pipeline last. */
    List<Lifecycle.Part> inStartOrder();

    /** Makes the parts that a command needs. */
    interface Factory {
        Parts of(Settings settings) throws IOException;
    }
}
