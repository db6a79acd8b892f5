package io.takhin.topology.board;

import io.takhin.broker.event.ClusterState;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** All that is known of one cluster now. Whoever reads or writes holds this object's monitor. */
public final class ClusterBoard {

    private static final long MOST_FRESH_MILLIS = 10_000;

    /** Full histories of so many partitions take 40 MB where traffic is steady, and at most 160 MB. */
    static final int MANY_HISTORIES = 10_000;

    private final String clusterId;
    private final Coverage coverage = new Coverage();
    private final Collectors collectors = new Collectors();
    private final Map<String, TopicState> topics = new Named<>();
    private final Map<String, Map<Integer, TrafficState>> traffic = new HashMap<>();
    private final Map<String, Map<String, GroupTopicState>> groupsByTopic = new HashMap<>();
    private final Map<String, GroupInfo> groups = new TreeMap<>();
    private final Map<Integer, BrokerInfo> brokers = new TreeMap<>();
    private final ClusterSeries series = new ClusterSeries();
    private final LatencyBoard latency = new LatencyBoard();
    private final Clocks clocks = new Clocks();
    private long rewinds;
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

    /** How far the brokers' clocks are from the collector's. */
    public Clocks clocks() {
        return clocks;
    }

    /** How often something was {@link #rewind taken back}. */
    public long rewinds() {
        return rewinds;
    }

    /**
     * A broker's clock turned out to be off: what it told of a time that is still to come is taken back; its counters go
     * on from the last moment that was right, so that nothing is lost.
     *
     * @param nowMillis the moment of its present event, as corrected
     */
    public void rewind(int broker, long nowMillis) {
        long steady = clocks.steadyMillis(broker);
        long untilMillis = steady == Coverage.NONE ? steady : Math.floorDiv(Math.min(steady, nowMillis), 1000) * 1000;
        coverage.backTo(broker, untilMillis);
        topics.values().forEach(topic -> rewind(topic, broker, untilMillis, nowMillis));
        traffic.values().stream()
                .filter(byBroker -> byBroker.containsKey(broker))
                .forEach(byBroker -> byBroker.get(broker).backTo(untilMillis));
        if (brokers.containsKey(broker)) {
            brokers.get(broker).backTo(untilMillis, nowMillis);
        }
        series.backTo(Math.floorDiv(coverage.newestMillis(), 1000));
        rewinds++;
    }

    private static void rewind(TopicState topic, int broker, long untilMillis, long nowMillis) {
        if (topic.appended().containsKey(broker)) {
            topic.appended().get(broker).backTo(untilMillis);
            topic.backTo(nowMillis);
        }
        for (int p = 0; p < topic.historyCount(); p++) {
            if (topic.get(TopicState.Column.PLUGIN_BROKER, p) == broker) {
                topic.history(p).backTo(untilMillis);
            }
        }
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
