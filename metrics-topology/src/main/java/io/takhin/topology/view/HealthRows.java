package io.takhin.topology.view;

import io.takhin.broker.event.ClusterState;
import io.takhin.topology.board.Coverage.Kind;
import io.takhin.topology.board.Sums;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The health of a cluster, from its brokers' rows and its topics' and groups'. */
final class HealthRows {

    private final Moment moment;
    private final List<TopicRow> topics;
    private final List<GroupRow> groups;
    private final List<BrokerRow> brokers;
    private final Map<String, String> unknown = new LinkedHashMap<>();

    HealthRows(Moment moment, List<TopicRow> topics, List<GroupRow> groups) {
        this.moment = moment;
        this.topics = topics;
        this.groups = groups;
        this.brokers = new BrokerRows(moment).rows();
    }

    Health health() {
        List<Problem> problems = new Problems(moment, topics, brokers).all();
        ClusterState cluster = moment.collector() ? moment.board().clusterState() : null;
        int internalTopics = (int) topics.stream().filter(TopicRow::internal).count();
        int partitions = topics.stream().mapToInt(TopicRow::partitions).sum();
        int internalPartitions = topics.stream()
                .filter(TopicRow::internal)
                .mapToInt(TopicRow::partitions)
                .sum();
        return new Health(
                status(problems),
                problems,
                brokers,
                controller(cluster),
                topics.size() - internalTopics,
                internalTopics,
                partitions - internalPartitions,
                internalPartitions,
                groups.size(),
                consumers(),
                sumOfAll("activeConnections", BrokerRow::activeConnections),
                sumOfAll("memoryUsageBytes", BrokerRow::heapUsedBytes),
                sumOfAll("memoryMaxBytes", BrokerRow::heapMaxBytes),
                sumOfAll("threadCount", BrokerRow::threadCount),
                diskUsage("diskUsageBytes", BrokerRow::logBytes),
                diskUsage("diskTotalBytes", BrokerRow::diskTotalBytes),
                diskUsage("diskUsableBytes", BrokerRow::diskUsableBytes),
                topics.stream().mapToInt(TopicRow::underReplicated).sum(),
                topics.stream().mapToInt(TopicRow::offline).sum(),
                cluster == null ? null : cluster.pollMillis(),
                unknown);
    }

    private Health.Status status(List<Problem> problems) {
        if (moment.present().isEmpty()) {
            return Health.Status.unknown;
        }
        if (problems.stream().anyMatch(problem -> problem.severity() == Problem.Severity.error)) {
            return Health.Status.error;
        }
        return problems.isEmpty() ? Health.Status.ok : Health.Status.warning;
    }

    private Integer controller(ClusterState cluster) {
        for (BrokerRow broker : brokers) {
            if (broker.present() && broker.controller()) {
                return broker.brokerId();
            }
        }
        return cluster == null || cluster.controllerId() < 0 ? null : cluster.controllerId();
    }

    private Long consumers() {
        if (!moment.collector()) {
            unknown.put("totalConsumers", "The collector doesn't report, so group members aren't known.");
            return null;
        }
        if (!moment.board().coverage().hasTold(Kind.GROUP_STATES)) {
            unknown.put("totalConsumers", "The collector has not told of any group's members yet.");
            return null;
        }
        long silent = groups.stream().filter(group -> group.members() == null).count();
        if (silent > 0) {
            unknown.put("totalConsumers", "The members of " + silent + " group(s) aren't known.");
            return null;
        }
        return groups.stream().mapToLong(GroupRow::members).sum();
    }

    /** A sum over all brokers that are present; unknown when one doesn't tell. */
    private Long sumOfAll(String name, Function<BrokerRow, Long> column) {
        return sum(name, column, moment.withoutPlugin());
    }

    private Long diskUsage(String name, Function<BrokerRow, Long> column) {
        return sum(name, column, "Not every broker tells of its log dirs.");
    }

    private Long sum(String name, Function<BrokerRow, Long> column, String why) {
        Long sum = 0L;
        int told = 0;
        for (BrokerRow broker : brokers) {
            Long value = moment.present().contains(broker.brokerId()) ? column.apply(broker) : null;
            if (value != null) {
                sum = Sums.sum(sum, value);
                told++;
            }
        }
        if (told == 0 || told < moment.present().size()) {
            unknown.put(name, why == null ? "Not every broker tells this." : why);
            return null;
        }
        if (sum == null) {
            unknown.put(name, "The brokers tell more than a number of 64 bits can hold.");
        }
        return sum;
    }
}
