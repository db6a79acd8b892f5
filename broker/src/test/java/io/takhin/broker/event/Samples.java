package io.takhin.broker.event;

import java.util.List;

/** One event of each type, as its golden file has it. */
final class Samples {

    private static final String CLUSTER = "Takhin-Test-Cluster-01";
    private static final String COLLECTOR = "6f0b6a4e-0c5d-4e0f-9d53-0d6f1c1f7a10";
    private static final long EPOCH = 1_767_225_600_000L;
    private static final long AT = 1_767_225_661_000L;

    private Samples() {}

    static List<MetricEvent> all() {
        return List.of(
                topicTraffic(),
                requestLatency(),
                partitionState(),
                groupOffsets(),
                groupState(),
                brokerState(),
                clusterState());
    }

    static TopicTraffic topicTraffic() {
        return new TopicTraffic(
                CLUSTER,
                1,
                EPOCH,
                AT,
                false,
                true,
                new String[] {"orders", "payments"},
                new long[] {1_444, 7},
                new long[] {120_304, 612},
                new long[] {0, 9_007_199_254_740_993L});
    }

    static RequestLatency requestLatency() {
        return new RequestLatency(
                CLUSTER,
                1,
                EPOCH,
                61,
                AT - 1_000,
                AT,
                false,
                new String[] {"Produce", "FetchConsumer"},
                new String[] {"TotalTimeMs", "TotalTimeMs"},
                new long[] {3, 0},
                new String[] {
                    "HISTFAAAACV4AZNpmSzMwMDABsQgwAyhGBjBtNm7BvsPUBEmprfMTABmtgUa",
                    "HISTFAAAAB54AZNpmSzMwMDACMQgwAyhoHyzdw32H6AiAE53BB8="
                },
                null,
                null,
                null);
    }

    static PartitionState partitionState() {
        return new PartitionState(
                CLUSTER,
                Source.PLUGIN,
                1,
                EPOCH,
                AT,
                true,
                true,
                new String[] {"orders", "payments"},
                new String[0],
                new int[] {0, 0, 1},
                new int[] {0, 1, 0},
                new long[] {0, 100, 0},
                new long[] {10, 1_234, 7},
                new long[] {810, 99_954, -1},
                new int[] {1, 1, 1},
                new int[] {3, 3, 1},
                new int[] {3, 2, 1},
                new long[] {-1, -1, -1},
                null);
    }

    static GroupOffsets groupOffsets() {
        return new GroupOffsets(
                CLUSTER,
                AT,
                true,
                true,
                new String[] {"billing"},
                new String[] {"orders"},
                new int[] {0, 0},
                new int[] {0, 0},
                new int[] {0, 1},
                new long[] {10, -1},
                new String[] {"audit"},
                COLLECTOR);
    }

    static GroupState groupState() {
        return new GroupState(
                CLUSTER,
                AT,
                true,
                true,
                new String[] {"billing", "audit"},
                new String[] {"Stable", "Empty"},
                new int[] {2, 0},
                new int[] {1, -1},
                COLLECTOR);
    }

    static BrokerState brokerState() {
        return new BrokerState(
                CLUSTER,
                1,
                EPOCH,
                AT,
                true,
                4L,
                0.975,
                0.5,
                0L,
                0L,
                27L,
                27L,
                0L,
                2L,
                268_435_456L,
                null,
                84L,
                1_048_576L,
                1_099_511_627_776L,
                549_755_813_888L,
                0L);
    }

    static ClusterState clusterState() {
        return new ClusterState(
                CLUSTER,
                AT,
                new int[] {1, 2},
                new String[] {"kafka-1:9092", "kafka-2:9092"},
                new String[] {"a", ""},
                1,
                new long[] {1_048_576, -1},
                new long[] {1_099_511_627_776L, -1},
                new long[] {549_755_813_888L, -1},
                37,
                1,
                new String[] {"describeLogDirs of broker 2: timed out"},
                COLLECTOR);
    }
}
