package io.takhin.topology.history;

import io.takhin.topology.store.StateReader;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that happened to a cluster.
 *
 * @param atMillis when, by the collector's clock; to the second in which it was told
 * @param subject a broker's id, a topic, a group
 * @param count of partitions, where it is about partitions; else 0
 */
public record Annotation(long atMillis, Kind kind, String subject, long count) {

    /** No cluster id has it; a group may. */
    private static final String SEPARATOR = "\u0000";

    private static final int PARTS = 3;

    /** What all keys of a cluster begin with. */
    public static String prefix(String clusterId) {
        return clusterId + SEPARATOR;
    }

    /** Its key in a store. */
    public static String key(String clusterId, Kind kind, Object subject) {
        return prefix(clusterId) + kind.word + SEPARATOR + subject;
    }

    /** A key's parts by their names. */
    public static Map<String, String> parts(String key) {
        String[] parts = key.split(SEPARATOR, PARTS);
        Map<String, String> named = new LinkedHashMap<>();
        named.put("cluster", parts[0]);
        named.put("kind", parts[1]);
        named.put("subject", parts[2]);
        return named;
    }

    /** As it was stored. */
    public static Annotation stored(String key, long atMillis, byte[] count) {
        String[] parts = key.split(SEPARATOR, PARTS);
        return new Annotation(atMillis, Kind.of(parts[1]), parts[2], new StateReader(count).getLong());
    }

    /** What may happen. */
    public enum Kind {
        /** A broker's process began. */
        BROKER_STARTED("broker-started"),
        /** A broker is registered that wasn't. */
        BROKER_JOINED("broker-joined"),
        /** A broker isn't registered any more. */
        BROKER_LEFT("broker-left"),
        /** Another broker is the active controller. */
        CONTROLLER_MOVED("controller-moved"),
        TOPIC_CREATED("topic-created"),
        TOPIC_DELETED("topic-deleted"),
        PARTITIONS_ADDED("partitions-added"),
        /** Partitions of a topic have another leader than before. */
        LEADERS_MOVED("leaders-moved"),
        /** A group shared its partitions out anew. */
        GROUP_REBALANCED("group-rebalanced");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The kind of this word. */
        public static Kind of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "kind: expected one of " + Arrays.toString(values()) + ", found \"" + word + "\""));
        }

        /** As it is said in JSON and in the stores. */
        public String word() {
            return word;
        }
    }
}
