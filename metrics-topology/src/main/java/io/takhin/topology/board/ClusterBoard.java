package io.takhin.topology.board;

import io.takhin.broker.event.ClusterState;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** All that is known of one cluster now. Whoever reads or writes holds this object's monitor. */
public final class ClusterBoard {

    /** Full histories of so many partitions take 80 MB. */
    static final int MANY_HISTORIES = 20_000;

    private final String clusterId;
    private final Coverage coverage = new Coverage();
    private final Map<String, TopicState> topics = new TreeMap<>();
    private final Map<String, Map<Integer, TrafficState>> traffic = new HashMap<>();
    private final Map<String, Map<String, GroupTopicState>> groupsByTopic = new HashMap<>();
    private final Map<String, GroupInfo> groups = new TreeMap<>();
    private final Map<Integer, BrokerInfo> brokers = new TreeMap<>();
    private final ClusterSeries series = new ClusterSeries();
    private final LatencyBoard latency = new LatencyBoard();
    private ClusterState clusterState;

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

    /** By name. */
    public Map<String, TopicState> topics() {
        return topics;
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

    /** By id; a broker that went away stays known. */
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

    public void clusterState(ClusterState state) {
        clusterState = state;
    }
}
