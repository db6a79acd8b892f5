package io.takhin.topology.history;

/**
 * The key of a series: what it is of, and which. Where a thing's numbers are spread over the partitions of the metric topics
 * (a cluster's, a broker's bytes), each partition has a part of it, and they add up.
 *
 * @param name a topic, a broker's id, a group; empty for a cluster
 * @param part a partition of the metric topics, or of a topic; a group's topic; empty
 */
public record SeriesKey(Kind kind, String clusterId, String name, String part) {

    /** What there are series of. */
    public enum Kind {
        CLUSTER("c"),
        BROKER("b"),
        TOPIC("t"),
        PARTITION("p"),
        GROUP("g");

        private final String letter;

        Kind(String letter) {
            this.letter = letter;
        }
    }

    private static final char SEPARATOR = '\u0000';

    public static SeriesKey cluster(String clusterId, int bucket) {
        return new SeriesKey(Kind.CLUSTER, clusterId, "", String.valueOf(bucket));
    }

    /** What is told of one broker in one place. */
    public static SeriesKey broker(String clusterId, int broker) {
        return new SeriesKey(Kind.BROKER, clusterId, String.valueOf(broker), "");
    }

    /** What one broker tells in one partition of a metric topic. */
    public static SeriesKey broker(String clusterId, int broker, int bucket) {
        return new SeriesKey(Kind.BROKER, clusterId, String.valueOf(broker), String.valueOf(bucket));
    }

    public static SeriesKey topic(String clusterId, String topic) {
        return new SeriesKey(Kind.TOPIC, clusterId, topic, "");
    }

    public static SeriesKey partition(String clusterId, String topic, int partition) {
        return new SeriesKey(Kind.PARTITION, clusterId, topic, String.valueOf(partition));
    }

    /** A group on one topic. */
    public static SeriesKey group(String clusterId, String group, String topic) {
        return new SeriesKey(Kind.GROUP, clusterId, group, topic);
    }

    /** As in the stores. */
    public String text() {
        return prefix() + part;
    }

    /** What the keys of all parts begin with. */
    public String prefix() {
        return prefix(kind, clusterId) + name + SEPARATOR;
    }

    /** What the keys of all of a kind begin with. */
    static String prefix(Kind kind, String clusterId) {
        return kind.letter + SEPARATOR + clusterId + SEPARATOR;
    }

    /** No cluster id has a separator, nor has a part; a group may have any characters. */
    public static SeriesKey parse(String text) {
        int cluster = text.indexOf(SEPARATOR) + 1;
        int name = text.indexOf(SEPARATOR, cluster) + 1;
        int part = text.lastIndexOf(SEPARATOR) + 1;
        for (Kind kind : Kind.values()) {
            if (text.startsWith(kind.letter) && cluster == kind.letter.length() + 1 && part > name && name > cluster) {
                return new SeriesKey(
                        kind, text.substring(cluster, name - 1), text.substring(name, part - 1), text.substring(part));
            }
        }
        throw new IllegalArgumentException("series: expected <kind> <cluster> <name> <part>, found \"" + text + "\"");
    }
}
