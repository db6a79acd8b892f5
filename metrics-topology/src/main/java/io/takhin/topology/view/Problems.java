package io.takhin.topology.view;

import io.takhin.broker.event.ClusterState;
import io.takhin.topology.board.BrokerInfo;
import io.takhin.topology.board.Coverage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/** What is wrong with a cluster, worst first, in words. */
final class Problems {

    private static final long DROPPED_SHOWN_MILLIS = 60_000;
    private static final double DISK_WARNING = 0.85;
    private static final double DISK_ERROR = 0.95;

    private final Moment moment;
    private final List<TopicRow> topics;
    private final List<BrokerRow> brokers;
    private final List<Problem> errors = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    Problems(Moment moment, List<TopicRow> topics, List<BrokerRow> brokers) {
        this.moment = moment;
        this.topics = topics;
        this.brokers = brokers;
    }

    List<Problem> all() {
        brokers.forEach(this::addBroker);
        brokers.forEach(this::addClock);
        moment.board().brokers().forEach(this::addDropped);
        addPartitions();
        ClusterState cluster = moment.board().clusterState();
        if (!moment.collector()) {
            warn("collector-silent", "The collector doesn't report: groups, lag and the list of brokers are unknown.");
        } else if (cluster != null) {
            for (String problem : cluster.problems()) {
                warn("collector", "Collector: " + problem);
            }
        }
        errors.addAll(warnings);
        return errors;
    }

    private void addBroker(BrokerRow broker) {
        if (moment.present().isEmpty()) {
            // nobody tells who is there, so nobody is known to be away
            return;
        }
        if (!broker.present()) {
            long away = Math.max(0, moment.atMillis() - broker.seenMillis());
            error("broker-absent", "Broker " + broker.brokerId() + " has been away for " + Spans.text(away) + ".");
        } else if (broker.diskTotalBytes() != null && broker.diskUsableBytes() != null && broker.diskTotalBytes() > 0) {
            double used = 1 - broker.diskUsableBytes() / (double) broker.diskTotalBytes();
            String text = "Broker " + broker.brokerId() + ": the disk under its log dirs is " + Math.round(used * 100)
                    + " % full.";
            if (used >= DISK_ERROR) {
                error("disk-full", text);
            } else if (used >= DISK_WARNING) {
                warn("disk-filling", text);
            }
        }
    }

    private void addDropped(int broker, BrokerInfo info) {
        if (info.droppedMillis() != Coverage.NONE && moment.atMillis() - info.droppedMillis() < DROPPED_SHOWN_MILLIS) {
            String text = "The plugin of broker " + broker + " had to drop metric events, "
                    + info.state().droppedEventsTotal() + " since the broker started: counters catch up by themselves,"
                    + " latencies of that time are lost.";
            warn("events-dropped", text);
        }
    }

    private void addClock(BrokerRow broker) {
        Long offset = broker.clockOffsetMillis();
        if (offset != null && offset != 0) {
            warn(
                    "clock-skew",
                    String.format(
                            Locale.ROOT,
                            "Broker %d's clock is %,d s %s the collector's; its times are corrected by that.",
                            broker.brokerId(),
                            Math.abs(offset) / 1000,
                            offset > 0 ? "ahead of" : "behind"));
        }
    }

    private void addPartitions() {
        int offline = topics.stream().mapToInt(TopicRow::offline).sum();
        int under = topics.stream().mapToInt(TopicRow::underReplicated).sum() - offline;
        if (offline > 0) {
            error("offline-partitions", offline + " partition(s) have no leader: " + names(TopicRow::offline) + ".");
        }
        if (under > 0) {
            warn(
                    "under-replicated",
                    under + " partition(s) have fewer in-sync replicas than assigned: "
                            + names(TopicRow::underReplicated) + ".");
        }
    }

    /** The first few topics with such partitions. */
    private String names(ToIntFunction<TopicRow> count) {
        List<String> names = topics.stream()
                .filter(topic -> count.applyAsInt(topic) > 0)
                .map(TopicRow::name)
                .limit(4)
                .toList();
        return names.size() > 3 ? String.join(", ", names.subList(0, 3)) + ", …" : String.join(", ", names);
    }

    private void error(String code, String text) {
        errors.add(new Problem(Problem.Severity.error, code, text, moment.atMillis()));
    }

    private void warn(String code, String text) {
        warnings.add(new Problem(Problem.Severity.warning, code, text, moment.atMillis()));
    }
}
