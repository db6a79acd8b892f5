package io.takhin.topology.kit;

import io.takhin.broker.event.BrokerState;
import io.takhin.broker.event.ClusterState;
import io.takhin.broker.event.GroupState;
import io.takhin.broker.event.RequestLatency;
import io.takhin.broker.event.Source;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import org.HdrHistogram.Histogram;

/** Events of one cluster, so that tests read as sentences. Brokers started at 0 unless a test says otherwise. */
public final class Events {

    public static final String CLUSTER = "cluster-1";

    private Events() {}

    /** A broker's plugin tells of partitions. */
    public static PartitionTick plugin(int broker, long atMillis) {
        return new PartitionTick(Source.PLUGIN, broker, atMillis);
    }

    /** The collector tells of partitions. */
    public static PartitionTick collector(long atMillis) {
        return new PartitionTick(Source.COLLECTOR, -1, atMillis);
    }

    public static TrafficTick traffic(int broker, long atMillis) {
        return new TrafficTick(broker, atMillis);
    }

    public static OffsetTick offsets(long atMillis) {
        return new OffsetTick(atMillis);
    }

    /** All groups there are: one. */
    public static GroupState group(long atMillis, String id, String state, int members) {
        return new GroupState(
                CLUSTER,
                atMillis,
                true,
                true,
                new String[] {id},
                new String[] {state},
                new int[] {members},
                new int[] {1},
                null);
    }

    public static GroupState noGroups(long atMillis) {
        return new GroupState(
                CLUSTER, atMillis, true, true, new String[0], new String[0], new int[0], new int[0], null);
    }

    /** A broker with plugin: 100 bytes of heap, 10 threads, 5 connections, half its disk of 1,000 used. */
    public static BrokerState broker(int id, long atMillis) {
        return broker(id, 0, atMillis, 0);
    }

    public static BrokerState broker(int id, long epochMillis, long atMillis, long failedProduce) {
        return broker(id, epochMillis, atMillis, failedProduce, 0, 5);
    }

    public static BrokerState brokerOfConnections(int id, long atMillis, long connections) {
        return broker(id, 0, atMillis, 0, 0, connections);
    }

    /** A broker whose plugin had to drop events. */
    public static BrokerState brokerThatDropped(int id, long atMillis, long droppedEvents) {
        return broker(id, 0, atMillis, 0, droppedEvents, 5);
    }

    private static BrokerState broker(
            int id, long epochMillis, long atMillis, long failedProduce, long droppedEvents, long connections) {
        return new BrokerState(
                CLUSTER,
                id,
                epochMillis,
                atMillis,
                id == 1,
                connections,
                0.9,
                0.8,
                0L,
                0L,
                3L,
                6L,
                failedProduce,
                0L,
                100L,
                200L,
                10L,
                400L,
                1_000L,
                500L,
                droppedEvents);
    }

    /** The collector sees these brokers; the first is the controller. */
    public static ClusterState cluster(long atMillis, int... brokers) {
        return slowCluster(atMillis, 7, brokers);
    }

    /** Likewise, by a collector whose last round took so long. */
    public static ClusterState slowCluster(long atMillis, long pollMillis, int... brokers) {
        String[] hosts =
                Arrays.stream(brokers).mapToObj(id -> "host-" + id + ":9092").toArray(String[]::new);
        String[] racks = Arrays.stream(brokers).mapToObj(id -> "").toArray(String[]::new);
        long[] unknown = Arrays.stream(brokers).mapToLong(id -> -1).toArray();
        return new ClusterState(
                CLUSTER,
                atMillis,
                brokers,
                hosts,
                racks,
                brokers[0],
                unknown,
                unknown,
                unknown,
                pollMillis,
                0,
                new String[0],
                null);
    }

    /** Produce requests of one second that ends at {@code atMillis}, by their milliseconds. */
    public static RequestLatency produceLatency(int broker, long sequence, long atMillis, int... millis) {
        return latency(broker, sequence, atMillis, encoded(millis), millis.length);
    }

    /** Produce requests that took so long locally and remotely, and no time otherwise. */
    public static RequestLatency phases(int broker, long sequence, long atMillis, int[] local, int[] remote) {
        int[] total = new int[local.length];
        Arrays.setAll(total, i -> local[i] + remote[i]);
        return new RequestLatency(
                CLUSTER,
                broker,
                0,
                sequence,
                atMillis - 1_000,
                atMillis,
                false,
                new String[] {"Produce", "Produce", "Produce"},
                new String[] {"LocalTimeMs", "RemoteTimeMs", "TotalTimeMs"},
                new long[] {local.length, local.length, local.length},
                new String[] {encoded(local), encoded(remote), encoded(total)},
                null,
                null,
                null);
    }

    private static String encoded(int... millis) {
        Histogram histogram = new Histogram(3);
        Arrays.stream(millis).forEach(histogram::recordValue);
        return encode(histogram);
    }

    public static RequestLatency latency(int broker, long sequence, long atMillis, String histogram, long count) {
        return new RequestLatency(
                CLUSTER,
                broker,
                0,
                sequence,
                atMillis - 1_000,
                atMillis,
                false,
                new String[] {"Produce"},
                new String[] {"TotalTimeMs"},
                new long[] {count},
                new String[] {histogram},
                null,
                null,
                null);
    }

    /** A broker's own decaying percentiles. */
    public static RequestLatency approximate(
            int broker, long sequence, long atMillis, double p50, double p95, double p99) {
        return new RequestLatency(
                CLUSTER,
                broker,
                0,
                sequence,
                atMillis - 1_000,
                atMillis,
                true,
                new String[] {"Produce"},
                new String[] {"TotalTimeMs"},
                new long[] {17},
                null,
                new double[] {p50},
                new double[] {p95},
                new double[] {p99});
    }

    public static String encode(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }
}
