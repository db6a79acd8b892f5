package io.takhin.server.push;

import io.takhin.server.FakePipeline;
import io.takhin.server.Samples;
import io.takhin.server.api.Frames;
import io.takhin.server.api.Freshness;
import io.takhin.server.api.HealthNow;
import io.takhin.server.api.ReadinessProbe;
import io.takhin.server.api.Snapshots;
import io.takhin.server.api.UnreachableBrokers;
import io.takhin.topology.view.ClusterSnapshot;
import io.takhin.topology.view.TopicRow;
import java.util.List;

/** Pushes by hand: what is shown, when a round is, who takes part. */
final class Rounds {

    private final FakePipeline pipeline = new FakePipeline();
    long nowMillis = 10_000;
    private final Freshness freshness = new Freshness(() -> Samples.AT_MILLIS);
    private final ReadinessProbe readiness = new ReadinessProbe(pipeline, freshness, () -> nowMillis);
    private final Snapshots snapshots = new Snapshots(pipeline.views(), readiness);
    private final UnreachableBrokers unreachable = new UnreachableBrokers(List::of);
    final ViewStreams streams = new ViewStreams(snapshots, new HealthNow(freshness, unreachable), unreachable);
    private final Feed feed = new Feed(new Frames(snapshots, unreachable), streams);
    private final PushHub hub = new PushHub(10, PushStats.NONE);

    void show(int second, TopicRow... topics) {
        ClusterSnapshot sample = Samples.snapshot("c1", Samples.AT_MILLIS + second * 1_000L);
        pipeline.show(new ClusterSnapshot(
                "c1",
                sample.atMillis(),
                sample.throughput(),
                sample.latency(),
                List.of(topics),
                sample.groups(),
                sample.health()));
    }

    void round(long millis) {
        nowMillis += millis;
        hub.round(nowMillis);
    }

    Subscriber join(boolean silent) {
        Subscriber client = new Subscriber(hub, () -> nowMillis);
        client.push = new PushClient(client, feed, null, () -> true, 1, silent, nowMillis);
        hub.add(client.push, nowMillis);
        return client;
    }

    Subscriber subscribed(String text) {
        Subscriber client = join(true);
        client.say(text);
        return client;
    }
}
