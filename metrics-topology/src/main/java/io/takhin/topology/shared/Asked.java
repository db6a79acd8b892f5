package io.takhin.topology.shared;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who was asked for one answer, by this thread, and who answered. For one thread. */
public final class Asked {

    private static final ThreadLocal<Asked> NOW = new ThreadLocal<>();

    private final SortedSet<String> asked = new TreeSet<>();
    private final SortedSet<String> answered = new TreeSet<>();
    private final SortedMap<Integer, Long> stale = new TreeMap<>();
    private long lostNanos;

    /**
     * @param asked servers that were asked
     * @param answered those that answered
     * @param stale partitions of the metric topics whose copy answered, for who reads it did not: records of the changelog
     *     that it lacked; -1 unknown
     */
    public record Told(int asked, int answered, SortedMap<Integer, Long> stale) {}

    /** An answer begins. */
    public static void begin() {
        NOW.set(new Asked());
    }

    /** Of a long answer: what is waited for silent servers is counted anew for each part. */
    public static void nextPart() {
        now().lostNanos = 0;
    }

    /** It is made. */
    public static void end() {
        NOW.remove();
    }

    /** Null when nobody was asked: what was asked for isn't shared. */
    public static Told told() {
        Asked now = NOW.get();
        return now == null || now.asked.isEmpty()
                ? null
                : new Told(now.asked.size(), now.answered.size(), new TreeMap<>(now.stale));
    }

    static Asked now() {
        Asked now = NOW.get();
        return now == null ? new Asked() : now;
    }

    void asked(String address) {
        asked.add(address);
    }

    void answered(String address, PeerAnswer answer) {
        answered.add(address);
        answer.behind().forEach((partition, behind) -> stale.merge(partition, behind, Math::max));
    }

    /** It didn't answer, though it may have before. */
    void failed(String address) {
        answered.remove(address);
    }

    /** How long was waited in vain. */
    long lostNanos() {
        return lostNanos;
    }

    void lost(long nanos) {
        lostNanos += nanos;
    }
}
