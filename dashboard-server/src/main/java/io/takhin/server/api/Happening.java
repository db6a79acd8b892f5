package io.takhin.server.api;

import io.takhin.topology.history.Annotation;
import io.takhin.topology.history.Annotation.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One mark in a chart: what happened of one kind within a few seconds, once to each, as when a broker dies and all its topics' leaders move.
 *
 * @param atMillis the first's moment
 * @param subjects some of them, by their first moments
 * @param subjectCount of all of them
 * @param partitions of all of them; null where it isn't about partitions
 * @param text in a sentence
 */
record Happening(long atMillis, String kind, List<String> subjects, int subjectCount, Long partitions, String text) {

    private static final long TOGETHER_MILLIS = 5_000;
    private static final int MOST_SUBJECTS = 20;

    /** @param annotations oldest first */
    static List<Happening> of(List<Annotation> annotations) {
        List<List<Annotation>> groups = new ArrayList<>();
        Map<Kind, List<Annotation>> last = new EnumMap<>(Kind.class);
        Map<Kind, Set<String>> subjects = new EnumMap<>(Kind.class);
        for (Annotation each : annotations) {
            List<Annotation> group = last.get(each.kind());
            if (group == null
                    || each.atMillis() - group.get(0).atMillis() >= TOGETHER_MILLIS
                    || subjects.get(each.kind()).contains(each.subject())) {
                group = new ArrayList<>();
                groups.add(group);
                last.put(each.kind(), group);
                subjects.put(each.kind(), new HashSet<>());
            }
            group.add(each);
            subjects.get(each.kind()).add(each.subject());
        }
        return groups.stream()
                .map(Happening::together)
                .sorted(Comparator.comparingLong(Happening::atMillis))
                .toList();
    }

    private static Happening together(List<Annotation> group) {
        Kind kind = group.get(0).kind();
        List<String> subjects = group.stream().map(Annotation::subject).toList();
        long partitions = group.stream().mapToLong(Annotation::count).sum();
        return new Happening(
                group.get(0).atMillis(),
                kind.word(),
                subjects.subList(0, Math.min(subjects.size(), MOST_SUBJECTS)),
                subjects.size(),
                partitions == 0 ? null : partitions,
                sentence(kind, subjects, partitions));
    }

    private static String sentence(Kind kind, List<String> subjects, long partitions) {
        return switch (kind) {
            case BROKER_STARTED -> named("Broker", subjects) + " started.";
            case BROKER_JOINED -> named("Broker", subjects) + " joined the cluster.";
            case BROKER_LEFT -> named("Broker", subjects) + " left the cluster.";
            case CONTROLLER_MOVED -> "Broker " + subjects.get(subjects.size() - 1) + " became the controller.";
            case TOPIC_CREATED -> named("Topic", subjects) + " created, " + counted(partitions) + ".";
            case TOPIC_DELETED -> named("Topic", subjects) + " deleted.";
            case PARTITIONS_ADDED -> counted(partitions) + " added to " + named("topic", subjects) + ".";
            case LEADERS_MOVED -> counted(partitions) + " of " + named("topic", subjects) + " moved to another leader.";
            case GROUP_REBALANCED -> named("Group", subjects) + " rebalanced.";
        };
    }

    private static String counted(long partitions) {
        return partitions == 1 ? "1 partition" : partitions + " partitions";
    }

    private static String named(String what, List<String> names) {
        return names.size() == 1
                ? what + " " + names.get(0)
                : names.size() + " " + what.toLowerCase(java.util.Locale.ROOT) + "s";
    }
}
