package io.takhin.server.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.takhin.server.FakePipeline;
import io.takhin.server.Samples;
import io.takhin.server.api.Frames;
import io.takhin.server.api.Freshness;
import io.takhin.server.api.HealthNow;
import io.takhin.server.api.ReadinessProbe;
import io.takhin.server.api.Snapshots;
import io.takhin.server.api.UnreachableBrokers;
import io.takhin.topology.MetricsPipeline;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The hub with time given by hand, in rounds of 100 ms as the ticker makes them. */
class PushHubTest {

    private final FakePipeline pipeline = FakePipeline.live();
    private long nowMillis = 10_050;
    private boolean leased = true;
    private final Freshness freshness = new Freshness(() -> Samples.AT_MILLIS);
    private final ReadinessProbe readiness = new ReadinessProbe(pipeline, freshness, () -> nowMillis);
    private final Snapshots snapshots = new Snapshots(pipeline.views(), readiness);
    private final UnreachableBrokers unreachable = new UnreachableBrokers(List::of);
    private final Frames frames = new Frames(snapshots, unreachable);
    private final ViewStreams streams = new ViewStreams(snapshots, new HealthNow(freshness, unreachable), unreachable);
    private final Counts counts = new Counts();
    private final PushHub hub = new PushHub(2, counts);

    @Test
    void clients_getFiveMessagesInTenSeconds_byDefault() {
        Client client = join(Interval.seconds(null), true);
        run(10_000, 1_000);
        assertThat(client.sentMillis).hasSizeBetween(5, 6);
        assertThat(client.sentMillis.get(0)).isEqualTo(10_050);
        assertThat(run(10_000, 1_000, client)).isEqualTo(5);
    }

    @Test
    void clients_getEachIntervalTheirOwnCount() {
        Client everySecond = join(1, true);
        Client everyMinute = join(60, true);
        run(119_000, 1_000);
        assertThat(everySecond.sentMillis).hasSizeBetween(119, 120);
        assertThat(everyMinute.sentMillis).hasSize(2);
    }

    @Test
    void dueFrame_waitsForTheNextSnapshot_butNotLong() {
        Client client = join(1, true);
        run(900, 10_000);
        assertThat(client.sentMillis).hasSize(1);
        run(400, 10_000);
        assertThat(client.sentMillis).hasSize(1);
        pipeline.show(Samples.snapshot("c1", Samples.AT_MILLIS + 1_000));
        run(100, 10_000);
        assertThat(client.sentMillis).hasSize(2);
        run(2_200, 10_000);
        assertThat(client.sentMillis).hasSize(4);
    }

    @Test
    void frame_isSerialisedOnce_forAll() {
        Client one = join(1, true);
        Client other = join(1, true);
        assertThat(one.frames.get(0)).isEqualTo(other.frames.get(0));
        assertThat(frames.find(null).orElseThrow()).isSameAs(frames.find("c1").orElseThrow());
    }

    @Test
    void slowClient_missesFrames_andIsDroppedAfterFiveInARow() {
        Client client = join(1, false);
        run(4_900, 1_000);
        assertThat(client.frames).hasSize(1);
        assertThat(counts.skipped).isEqualTo(4);
        assertThat(client.closedWith).isZero();
        run(1_200, 1_000);
        assertThat(client.closedWith).isEqualTo(1013);
        assertThat(counts.dropped).isEqualTo(1);
        assertThat(hub.size()).isZero();
    }

    @Test
    void clientWhoseSendFailed_isForgotten() {
        Client client = join(1, false);
        client.pending.done(false);
        run(100, 1_000);
        assertThat(hub.size()).isZero();
    }

    @Test
    void fullHub_turnsFurtherClientsAway() {
        join(1, true);
        join(1, true);
        assertThat(hub.isFull()).isTrue();
        Client third = join(1, true);
        assertThat(third.closedWith).isEqualTo(1013);
        assertThat(third.frames).isEmpty();
        assertThat(hub.size()).isEqualTo(2);
    }

    @Test
    void clientThatCameBeforeTheFirstSnapshot_getsItSoon() {
        pipeline.progress(new MetricsPipeline.Progress("starting", -1, false));
        Client client = join(60, true);
        run(3_000, 1_000);
        assertThat(client.frames).isEmpty();
        pipeline.progress(new MetricsPipeline.Progress("live", 0, true));
        run(500, 1_000);
        assertThat(client.frames).hasSize(1);
    }

    @Test
    void quietClients_arePinged() {
        Client client = join(60, true);
        run(41_000, 1_000);
        assertThat(client.pings).isEqualTo(2);
    }

    @Test
    void clients_areClosed_soonAfterTheirSession() {
        Client client = join(60, true);
        leased = false;
        run(900, 1_000);
        assertThat(client.closedWith).isZero();
        run(100, 1_000);
        assertThat(client.closedWith).isEqualTo(1008);
        assertThat(client.reason).isEqualTo("the session has ended");
        assertThat(hub.size()).isZero();
    }

    @Test
    void clientsWithoutACluster_areClosed_whenASecondOneAppears() {
        Client unnamed = join(1, true);
        Client named = join("c1", 1, true);
        pipeline.show(Samples.snapshot("c2", Samples.AT_MILLIS));
        run(100, 1_000);
        assertThat(unnamed.closedWith).isEqualTo(1008);
        assertThat(unnamed.reason).isEqualTo("several clusters: name one with ?cluster=ID");
        assertThat(named.closedWith).isZero();
    }

    @Test
    void clientsOfAClusterThatIsNot_areClosed_onceItIsClear() {
        pipeline.progress(new MetricsPipeline.Progress("starting", -1, false));
        Client client = join("nope", 1, true);
        run(1_000, 1_000);
        assertThat(client.closedWith).isZero();
        pipeline.progress(new MetricsPipeline.Progress("live", 0, true));
        run(600, 1_000);
        assertThat(client.closedWith).isEqualTo(1008);
        assertThat(client.reason).isEqualTo("there is no such cluster");
    }

    private Client join(int intervalSeconds, boolean fast) {
        return join(null, intervalSeconds, fast);
    }

    private Client join(String cluster, int intervalSeconds, boolean fast) {
        Client client = new Client(fast);
        hub.add(
                new PushClient(
                        client, new Feed(frames, streams), cluster, () -> leased, intervalSeconds, false, nowMillis),
                nowMillis);
        return client;
    }

    private int run(long millis, long snapshotEveryMillis, Client client) {
        int before = client.sentMillis.size();
        run(millis, snapshotEveryMillis);
        return client.sentMillis.size() - before;
    }

    private void run(long millis, long snapshotEveryMillis) {
        for (long end = nowMillis + millis; nowMillis < end; ) {
            nowMillis += Ticker.PERIOD_MILLIS;
            if (nowMillis / snapshotEveryMillis != (nowMillis - Ticker.PERIOD_MILLIS) / snapshotEveryMillis) {
                pipeline.show(Samples.snapshot("c1", Samples.AT_MILLIS + nowMillis / 1_000 * 1_000));
            }
            hub.round(nowMillis);
        }
    }

    private final class Client implements Outlet {
        private final boolean fast;
        private final List<ByteBuffer> frames = new ArrayList<>();
        private final List<Long> sentMillis = new ArrayList<>();
        private Done pending;
        private int pings;
        private int closedWith;
        private String reason;

        private Client(boolean fast) {
            this.fast = fast;
        }

        @Override
        public void sendBinary(ByteBuffer bytes, Done done) {
            send(bytes, done);
        }

        @Override
        public void send(ByteBuffer utf8, Done done) {
            frames.add(utf8);
            sentMillis.add(nowMillis);
            pending = done;
            if (fast) {
                done.done(true);
            }
        }

        @Override
        public void ping() {
            pings++;
        }

        @Override
        public void close(int code, String reason) {
            closedWith = code;
            this.reason = reason;
        }
    }

    private static final class Counts implements PushStats {
        private int skipped;
        private int dropped;

        @Override
        public void framesSkipped(int count) {
            skipped += count;
        }

        @Override
        public void clientDropped() {
            dropped++;
        }
    }
}
