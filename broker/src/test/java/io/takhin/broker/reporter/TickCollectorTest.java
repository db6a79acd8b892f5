package io.takhin.broker.reporter;

import static org.assertj.core.api.Assertions.assertThat;

import com.yammer.metrics.core.Histogram;
import com.yammer.metrics.core.Meter;
import io.takhin.broker.event.BrokerState;
import io.takhin.broker.event.Buckets;
import io.takhin.broker.event.EventCodec;
import io.takhin.broker.event.MetricEvent;
import io.takhin.broker.event.PartitionState;
import io.takhin.broker.event.RequestLatency;
import io.takhin.broker.event.TopicTraffic;
import io.takhin.broker.reporter.FakeBroker.FakePartition;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TickCollectorTest {

    private static final Teller TELLER = new Teller("c1", 3, 500);
    private static final long REFRESH = 10_000;
    private static final long START = 1_000_000;

    @TempDir
    Path logDir;

    private final FakeBroker broker = new FakeBroker();
    private final LatencyTaps taps = new LatencyTaps();
    private final RegistryIndex index = new RegistryIndex(taps);
    private final RememberingSink sink = new RememberingSink(1);
    private TickCollector collector;
    private long now = START;

    @BeforeEach
    void follow() {
        collector = collector(true);
        broker.registry.addListener(index);
    }

    private TickCollector collector(boolean brokerRole) {
        return new TickCollector(
                TELLER,
                CounterEpoch.of(null, 500, 500),
                index,
                new RequestLatencyTold(TELLER, taps, START),
                new BrokerStateTold(TELLER, index, new NetworkMetrics(List.of()), new Disk(List.of(logDir))),
                REFRESH,
                brokerRole);
    }

    private <T extends MetricEvent> List<T> tick(Class<T> type) {
        now += 1_000;
        collector.tick(now, sink);
        return sink.take(type);
    }

    @Test
    void tick_tellsTrafficAndPartitionsBeforeLatencyAndBrokerState() {
        collector.tick(now, sink);
        Stream<Class<?>> types = sink.take().stream().map(sent -> sent.event().getClass());
        assertThat(types)
                .containsExactly(TopicTraffic.class, PartitionState.class, RequestLatency.class, BrokerState.class);
    }

    @Test
    void tick_tellsOneRecordABucket_evenWhenNothingIsThere() {
        sink.buckets(3);
        List<TopicTraffic> told = tick(TopicTraffic.class);
        assertThat(told).hasSize(3).allSatisfy(event -> {
            assertThat(event.last()).isTrue();
            assertThat(event.full()).isTrue();
            assertThat(event.topics()).isEmpty();
            assertThat(event.atMillis()).isEqualTo(START + 1_000);
            assertThat(event.epochMillis()).isEqualTo(500);
        });
    }

    @Test
    void tick_tellsNothing_whileNobodyCanBeReached() {
        sink.buckets(0);
        broker.topicMeter("MessagesInPerSec", "orders").mark();
        assertThat(tick(MetricEvent.class)).isEmpty();
        sink.buckets(1);
        assertThat(tick(TopicTraffic.class).get(0).messagesInTotal()).containsExactly(1);
    }

    @Test
    void tick_tellsOnlyBrokerState_onAControllerOnlyNode() {
        collector = collector(false);
        broker.request("FetchConsumer", "TotalTimeMs").update(1);
        broker.gauge("kafka.controller", "KafkaController", "ActiveControllerCount")
                .set(1);
        broker.gauge("kafka.controller", "KafkaController", "OfflinePartitionsCount")
                .set(2);

        collector.tick(now, sink);

        List<RememberingSink.Sent> sent = sink.take();
        assertThat(sent).hasSize(1);
        BrokerState state = (BrokerState) sent.get(0).event();
        assertThat(state.controller()).isTrue();
        assertThat(state.offlinePartitions()).isEqualTo(2);
        assertThat(state.leaderCount()).isNull();
        assertThat(state.logBytes()).isNull();
        assertThat(state.failedProduceTotal()).isNull();
    }

    @Test
    void traffic_isInTheBucketOfItsTopic() {
        sink.buckets(7);
        for (int i = 0; i < 50; i++) {
            broker.topicMeter("MessagesInPerSec", "topic-" + i).mark(i + 1);
        }
        collector.tick(now, sink);
        long[] told = {0};
        for (RememberingSink.Sent sent : sink.take()) {
            if (sent.event() instanceof TopicTraffic traffic) {
                told[0] += traffic.topics().length;
                assertThat(traffic.topics()).allMatch(topic -> Buckets.ofTopic("c1", topic, 7) == sent.bucket());
            }
        }
        assertThat(told[0]).isEqualTo(50);
    }

    @Test
    void traffic_tellsOnlyWhatChanged_andAllWhenARefreshIsDue() {
        Meter orders = broker.topicMeter("MessagesInPerSec", "orders");
        broker.topicMeter("BytesOutPerSec", "idle").mark(9);
        orders.mark(10);
        assertThat(tick(TopicTraffic.class).get(0).topics()).containsExactlyInAnyOrder("orders", "idle");

        orders.mark(5);
        TopicTraffic changed = tick(TopicTraffic.class).get(0);
        assertThat(changed.full()).isFalse();
        assertThat(changed.topics()).containsExactly("orders");
        assertThat(changed.messagesInTotal()).containsExactly(15);
        assertThat(changed.bytesInTotal()).containsExactly(0);

        for (int i = 0; i < 8; i++) {
            assertThat(tick(TopicTraffic.class).get(0).topics()).isEmpty();
        }
        TopicTraffic full = tick(TopicTraffic.class).get(0);
        assertThat(full.full()).isTrue();
        assertThat(full.topics()).containsExactlyInAnyOrder("orders", "idle");
    }

    @Test
    void traffic_neverFalls_whenKafkaStartsATopicsMeterAnew() {
        broker.topicMeter("MessagesInPerSec", "orders").mark(10);
        tick(TopicTraffic.class);
        broker.topicMeter("MessagesInPerSec", "orders").mark(3);
        broker.removeTopicMeter("MessagesInPerSec", "orders");
        assertThat(tick(TopicTraffic.class).get(0).messagesInTotal()).containsExactly(13);

        broker.topicMeter("MessagesInPerSec", "orders").mark(4);
        assertThat(tick(TopicTraffic.class).get(0).messagesInTotal()).containsExactly(17);
    }

    @Test
    void traffic_ofAllTopicsTogether_isNoTopic() {
        broker.brokerMeter("BrokerTopicMetrics", "MessagesInPerSec").mark(100);
        assertThat(tick(TopicTraffic.class).get(0).topics()).isEmpty();
    }

    @Test
    void partitions_areToldWhereThisBrokerLeads() {
        broker.partition("orders", 0).set(3, 2, 5, 105, 4_000);
        broker.partition("orders", 1).set(0, 0, 5, 999, 7_000);
        broker.futureLogSize("orders", 0).set(123);

        List<MetricEvent> events = tick(MetricEvent.class);

        PartitionState told = (PartitionState) events.get(1);
        assertThat(told.topics()).containsExactly("orders");
        assertThat(told.topicIds()).isEmpty();
        assertThat(told.partitions()).containsExactly(0);
        assertThat(told.logStartOffsets()).containsExactly(5);
        assertThat(told.logEndOffsets()).containsExactly(105);
        assertThat(told.sizeBytes()).containsExactly(4_000);
        assertThat(told.leaders()).containsExactly(3);
        assertThat(told.replicaCounts()).containsExactly(3);
        assertThat(told.isrCounts()).containsExactly(2);
        assertThat(told.replicaSizeBytes()).containsExactly(-1);
        assertThat(((BrokerState) events.get(3)).logBytes()).isEqualTo(11_000);
    }

    @Test
    void partitions_tellOnlyWhatChanged() {
        FakePartition zero = broker.partition("orders", 0).set(1, 1, 0, 10, 100);
        broker.partition("payments", 4).set(1, 1, 0, 20, 200);
        assertThat(tick(PartitionState.class).get(0).partitions()).containsExactlyInAnyOrder(0, 4);
        zero.logEnd().set(11);
        PartitionState changed = tick(PartitionState.class).get(0);
        assertThat(changed.full()).isFalse();
        assertThat(changed.topics()).containsExactly("orders");
        assertThat(changed.logEndOffsets()).containsExactly(11);
    }

    @Test
    void size_thatChangesByCompactionAlone_isToldWithTheRefresh() {
        FakePartition zero = broker.partition("orders", 0).set(1, 1, 0, 10, 100);
        tick(PartitionState.class);
        zero.size().set(40);
        for (int i = 0; i < 9; i++) {
            assertThat(tick(PartitionState.class).get(0).partitions()).isEmpty();
        }
        assertThat(tick(PartitionState.class).get(0).sizeBytes()).containsExactly(40);
    }

    @Test
    void partitions_areToldInFullAtOnce_whenOneIsNoLongerLed() {
        FakePartition zero = broker.partition("orders", 0).set(1, 1, 0, 10, 100);
        broker.partition("orders", 1).set(1, 1, 0, 20, 200);
        tick(PartitionState.class);
        zero.replicas().set(0);
        PartitionState full = tick(PartitionState.class).get(0);
        assertThat(full.full()).isTrue();
        assertThat(full.partitions()).containsExactly(1);
    }

    @Test
    void partitions_areToldInFullAtOnce_whenOneWasDeleted() {
        broker.partition("orders", 0).set(1, 1, 0, 10, 100);
        broker.partition("gone", 0).set(1, 1, 0, 20, 200);
        tick(PartitionState.class);
        broker.removePartition("gone", 0);
        PartitionState full = tick(PartitionState.class).get(0);
        assertThat(full.full()).isTrue();
        assertThat(full.topics()).containsExactly("orders");
    }

    @Test
    void partitions_areCutIntoRecords_ofWhichOnlyTheFinalOneIsLast() {
        for (int i = 0; i < 15_000; i++) {
            broker.partition("orders", i).set(1, 1, 0, i, 100);
        }
        List<PartitionState> told = tick(PartitionState.class);
        assertThat(told.stream().mapToInt(event -> event.partitions().length).sum())
                .isEqualTo(15_000);
        assertThat(told).extracting(PartitionState::last).containsExactly(false, false, true);
        assertThat(told).allMatch(PartitionState::full);
        EventCodec codec = new EventCodec();
        assertThat(told).allMatch(event -> codec.encode(event).length < RecordCut.MOST_BYTES);
    }

    @Test
    void latency_isThrownAway_whenNobodyCouldBeToldForLong() {
        Histogram produce = broker.request("Produce", "TotalTimeMs");
        sink.buckets(0);
        produce.update(5);
        for (int i = 0; i < 11; i++) {
            tick(MetricEvent.class);
        }
        produce.update(6);
        sink.buckets(1);
        RequestLatency told = tick(RequestLatency.class).get(0);
        assertThat(told.counts()).containsExactly(1);
        assertThat(told.fromMillis()).isEqualTo(START + 11_000);
    }

    @Test
    void brokerState_hasNullForWhatTheBrokerDoesNotHave() {
        BrokerState state = tick(BrokerState.class).get(0);
        assertThat(state.controller()).isNull();
        assertThat(state.activeConnections()).isNull();
        assertThat(state.requestHandlerIdleRatio()).isNull();
        assertThat(state.partitionCount()).isNull();
        assertThat(state.failedFetchTotal()).isNull();
        assertThat(state.heapUsedBytes()).isPositive();
        assertThat(state.diskTotalBytes()).isPositive();
        assertThat(state.droppedEventsTotal()).isEqualTo(5);
    }

    @Test
    void brokerState_leavesOfflinePartitionsToTheActiveController() {
        broker.gauge("kafka.controller", "KafkaController", "ActiveControllerCount")
                .set(0);
        broker.gauge("kafka.controller", "KafkaController", "OfflinePartitionsCount")
                .set(2);
        broker.partition("orders", 0).set(3, 2, 0, 1, 1);
        broker.partition("orders", 1).set(3, 3, 0, 1, 1);
        broker.partition("orders", 2).set(0, 0, 0, 1, 1);
        broker.brokerMeter("BrokerTopicMetrics", "FailedProduceRequestsPerSec").mark(6);
        BrokerState state = tick(BrokerState.class).get(0);
        assertThat(state.controller()).isFalse();
        assertThat(state.offlinePartitions()).isNull();
        assertThat(state.underReplicatedPartitions()).isEqualTo(1);
        assertThat(state.leaderCount()).isEqualTo(2);
        assertThat(state.failedProduceTotal()).isEqualTo(6);
    }
}
