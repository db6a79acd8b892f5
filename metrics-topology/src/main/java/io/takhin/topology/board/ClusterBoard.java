package io.takhin.topology.board;

import io.takhin.broker.event.ClusterState;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** All that is known of one cluster now. Whoever reads or writes holds this object's monitor. */
public final class ClusterBoard {

    private static final long MOST_FRESH_MILLIS = 10_000;

    /** Full histories of so many partitions take 80 MB. */
    static final int MANY_HISTORIES = 20_000;

    private final String clusterId;
    private final Coverage coverage = new Coverage();
    private final Collectors collectors = new Collectors();
    private final Map<String, TopicState> topics = new TreeMap<>();
    private final Map<String, Map<Integer, TrafficState>> traffic = new HashMap<>();
    private final Map<String, Map<String, GroupTopicState>> groupsByTopic = new HashMap<>();
    private final Map<String, GroupInfo> groups = new TreeMap<>();
    private final Map<Integer, BrokerInfo> brokers = new TreeMap<>();
    private final ClusterSeries series = new ClusterSeries();
    private final LatencyBoard latency = new LatencyBoard();
    private ClusterState clusterState;
    private volatile long readAtMillis;

    ClusterBoard(String clusterId) {
        this.clusterId = clusterId;
    }

    public String clusterId() {
        return clusterId;
    }

    /** Until when each stream of events has told all. */
    public Coverage coverage() {
        return coverage;
    }

    /** Which collector's events are taken. */
    public Collectors collectors() {
        return collectors;
    }

    /** By name. */
    public Map<String, TopicState> topics() {
        return topics;
    }

    /** When an event of this cluster was last read, by this process's clock: events' own may be anything. */
    public long readAtMillis() {
        return readAtMillis;
    }

    public void readAt(long systemMillis) {
        readAtMillis = systemMillis;
    }

    /** A broker is gone for good. */
    void forgetBroker(int broker) {
        brokers.remove(broker);
        latency.lastByBroker().remove(broker);
        coverage.forget(broker);
        traffic.values().removeIf(byBroker -> byBroker.remove(broker) != null && byBroker.isEmpty());
    }

    /** Whether so many partitions are read that each one's history must be short. */
    public boolean hasManyHistories() {
        return topics.values().stream().mapToInt(TopicState::historyCount).sum() >= MANY_HISTORIES;
    }

    /** Traffic counters by topic and broker. */
    public Map<String, Map<Integer, TrafficState>> traffic() {
        return traffic;
    }

    /** Consumer groups' progress by topic and group. */
    public Map<String, Map<String, GroupTopicState>> groupsByTopic() {
        return groupsByTopic;
    }

    /** State and members by group. */
    public Map<String, GroupInfo> groups() {
        return groups;
    }

    /** By id; a broker that went away stays known until {@link GoneBrokers} says otherwise. */
    public Map<Integer, BrokerInfo> brokers() {
        return brokers;
    }

    public ClusterSeries series() {
        return series;
    }

    public LatencyBoard latency() {
        return latency;
    }

    /** What the collector told last; null before it told anything. */
    public ClusterState clusterState() {
        return clusterState;
    }

    /** A collector that was silent for longer is away; one whose rounds take long is given time for them. */
    public long collectorFreshMillis() {
        long pollMillis = clusterState == null ? 0 : Math.min(clusterState.pollMillis(), MOST_FRESH_MILLIS);
        return Math.min(MOST_FRESH_MILLIS, Math.max(Coverage.FRESH_MILLIS, 2 * pollMillis));
    }

    public void clusterState(ClusterState state) {
        clusterState = state;
    }
}
