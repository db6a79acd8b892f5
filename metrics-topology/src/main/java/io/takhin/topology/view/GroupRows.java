package io.takhin.topology.view;

import io.takhin.broker.event.MetricTopic;
import io.takhin.topology.board.ClusterBoard;
import io.takhin.topology.board.Coverage;
import io.takhin.topology.board.Coverage.Kind;
import io.takhin.topology.board.Coverage.Stream;
import io.takhin.topology.board.GroupInfo;
import io.takhin.topology.board.GroupTopicState;
import io.takhin.topology.board.PartitionLag;
import io.takhin.topology.board.Sums;
import io.takhin.topology.board.TopicState;
import io.takhin.topology.board.TopicState.Column;
import io.takhin.topology.sketch.OffsetHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The groups of a board as rows. */
final class GroupRows {

    private static final int RECENT_SECONDS = 60;

    private static final LagRules.Verdict UNTOLD =
            new LagRules.Verdict(LagStatus.UNKNOWN, "The group's committed offsets were not told in the last seconds.");

    private final Moment moment;
    private final ClusterBoard board;

    GroupRows(Moment moment) {
        this.moment = moment;
        this.board = moment.board();
    }

    /** By id, this project's own groups left out. */
    List<GroupRow> rows() {
        Map<String, Map<String, GroupTopicState>> byGroup = new TreeMap<>();
        board.groups().keySet().forEach(group -> byGroup.put(group, new TreeMap<>()));
        board.groupsByTopic()
                .forEach((topic, groups) -> groups.forEach((group, state) ->
                        byGroup.computeIfAbsent(group, key -> new TreeMap<>()).put(topic, state)));
        byGroup.keySet().removeIf(MetricTopic::isInternal);
        List<GroupRow> rows = new ArrayList<>(byGroup.size());
        byGroup.forEach((group, topics) -> rows.add(row(group, topics)));
        return rows;
    }

    private GroupRow row(String group, Map<String, GroupTopicState> states) {
        GroupInfo info = board.groups().get(group);
        List<TopicLagRow> topics = new ArrayList<>(states.size());
        double[] recent = states.isEmpty() ? Rates.unknown(RECENT_SECONDS) : new double[RECENT_SECONDS];
        double clear = Double.NaN;
        Worst worst = new Worst();
        for (Map.Entry<String, GroupTopicState> entry : states.entrySet()) {
            TopicState topic = board.topics().get(entry.getKey());
            TopicLagRow row = topicRow(entry.getKey(), topic, entry.getValue(), info);
            topics.add(row);
            row.partitions().forEach(partition -> worst.add(partition, entry.getKey()));
            clear = max(clear, clearSeconds(entry.getValue(), topic));
            for (int i = 0; i < RECENT_SECONDS; i++) {
                recent[i] += entry.getValue().recentLag(moment.second() - RECENT_SECONDS + i + 1);
            }
        }
        return new GroupRow(
                group,
                info == null ? null : info.state(),
                info == null || info.members() < 0 ? null : info.members(),
                worst.totalLag,
                worst.timeLag,
                worst.status,
                worst.rule,
                Double.isNaN(clear) || Double.isInfinite(clear) ? null : clear,
                worst.withoutCommit,
                topics,
                new Series((moment.second() - RECENT_SECONDS) * 1000, 1000, recent));
    }

    private TopicLagRow topicRow(String name, TopicState topic, GroupTopicState state, GroupInfo info) {
        List<PartitionLagRow> rows = new ArrayList<>(state.partitions().size());
        Worst worst = new Worst();
        boolean told = isTold(state, topic);
        state.partitions().forEach((number, partition) -> {
            PartitionLagRow row = partitionRow(number, partition, topic, info, told);
            rows.add(row);
            worst.add(row, name);
        });
        return new TopicLagRow(name, worst.totalLag, worst.timeLag, worst.status, worst.withoutCommit, rows);
    }

    private PartitionLagRow partitionRow(
            int number, PartitionLag partition, TopicState topic, GroupInfo info, boolean told) {
        long lag = GroupTopicState.lag(partition, topic, number);
        long logStart = topic == null ? -1 : topic.get(Column.LOG_START, number);
        long logEnd = topic == null ? -1 : topic.get(Column.LOG_END, number);
        LagRules.Verdict verdict =
                told ? LagRules.judge(partition, lag, logStart, logEnd, info, moment.atMillis()) : UNTOLD;
        return new PartitionLagRow(
                number,
                TopicRows.known(partition.committed()),
                TopicRows.known(logStart),
                TopicRows.known(logEnd),
                TopicRows.known(lag),
                timeLag(partition, lag, topic, number),
                verdict.status(),
                verdict.rule());
    }

    /** Whether the group's commits on the topic were told of the last seconds. */
    private boolean isTold(GroupTopicState state, TopicState topic) {
        long since = state.unlearntSinceMillis();
        if (since != Coverage.NONE && moment.atMillis() - since >= Coverage.FRESH_MILLIS) {
            return false;
        }
        long until =
                topic == null ? moment.atMillis() : board.coverage().until(new Stream(Kind.GROUPS, -1, topic.bucket()));
        return until != Coverage.NONE && moment.atMillis() - until <= Coverage.FRESH_MILLIS;
    }

    private TimeLag timeLag(PartitionLag partition, long lag, TopicState topic, int number) {
        if (lag == 0) {
            return TimeLag.NONE;
        }
        OffsetHistory history = topic == null ? null : topic.history(number);
        if (lag < 0 || history == null || history.isEmpty()) {
            return TimeLag.unknown(lag < 0 ? "The lag itself isn't known." : "No log end was seen yet.");
        }
        long from = Math.max(partition.committed(), topic.get(Column.LOG_START, number));
        long then = history.lastMillisAt(from);
        if (then == OffsetHistory.BEFORE_HISTORY) {
            long atLeast = Math.max(0, moment.atMillis() - history.startMillis());
            return new TimeLag(atLeast, TimeLag.Bound.atLeast, "The offset was passed before the history kept here.");
        }
        long millis = Math.max(0, moment.atMillis() - then);
        return history.isCoarse(then) ? TimeLag.about(millis) : new TimeLag(millis, TimeLag.Bound.exact, null);
    }

    /** The slowest partition's; infinite when one doesn't fall, NaN when none has lag or too little is known. */
    private static double clearSeconds(GroupTopicState state, TopicState topic) {
        double slowest = Double.NaN;
        for (Map.Entry<Integer, PartitionLag> entry : state.partitions().entrySet()) {
            long lag = GroupTopicState.lag(entry.getValue(), topic, entry.getKey());
            if (lag > 0) {
                slowest = max(slowest, entry.getValue().clearSeconds(lag));
            }
        }
        return slowest;
    }

    private static double max(double left, double right) {
        return Double.isNaN(left) ? right : Double.isNaN(right) ? left : Math.max(left, right);
    }

    /** Sums and worst of partitions. */
    private static final class Worst {
        private Long totalLag;
        private boolean anyLag;
        private TimeLag timeLag = TimeLag.unknown("No partition's time lag is known.");
        private LagStatus status = LagStatus.UNKNOWN;
        private String rule = "The group has no offset and no assignment.";
        private int withoutCommit;
        private boolean any;

        void add(PartitionLagRow row, String topic) {
            if (row.lag() != null) {
                totalLag = anyLag ? Sums.sum(totalLag, row.lag()) : row.lag();
                anyLag = true;
            }
            if (row.currentOffset() == null) {
                withoutCommit++;
            }
            timeLag = timeLag.orFurther(row.timeLag());
            if (!any || row.status().compareTo(status) > 0) {
                status = row.status();
                rule = topic + " partition " + row.partition() + ": " + row.rule();
                any = true;
            }
        }
    }
}
