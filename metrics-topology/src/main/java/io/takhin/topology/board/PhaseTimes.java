package io.takhin.topology.board;

import java.util.Arrays;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Of one broker and one request type: how long each phase took in all, second by second. Sums add up exactly; means of means don't. */
public final class PhaseTimes {

    /** In the order they happen; the last one is the whole, which is counted too. */
    public enum Phase {
        QUEUE("RequestQueueTimeMs"),
        LOCAL("LocalTimeMs"),
        REMOTE("RemoteTimeMs"),
        RESPONSE("ResponseQueueTimeMs"),
        SEND("ResponseSendTimeMs"),
        TOTAL("TotalTimeMs");

        private static final Map<String, Phase> BY_NAME = Map.of(
                QUEUE.kafkaName,
                QUEUE,
                LOCAL.kafkaName,
                LOCAL,
                REMOTE.kafkaName,
                REMOTE,
                RESPONSE.kafkaName,
                RESPONSE,
                SEND.kafkaName,
                SEND,
                TOTAL.kafkaName,
                TOTAL);

        private final String kafkaName;

        Phase(String kafkaName) {
            this.kafkaName = kafkaName;
        }

        /** Null: a phase that isn't known here. */
        static Phase of(String kafkaName) {
            return BY_NAME.get(kafkaName);
        }
    }

    /** A window of ten seconds, and some for ticks that come late. */
    private static final int SLOTS = 20;

    private final long[] seconds = new long[SLOTS];
    private final long[] counts = new long[SLOTS];
    private final double[][] millis = new double[Phase.values().length][SLOTS];

    PhaseTimes() {
        Arrays.fill(seconds, Coverage.NONE);
    }

    void add(long second, Phase phase, Histogram values) {
        int slot = (int) Math.floorMod(second, (long) SLOTS);
        if (seconds[slot] != second) {
            seconds[slot] = second;
            counts[slot] = 0;
            for (double[] column : millis) {
                column[slot] = 0;
            }
        }
        long count = values.getTotalCount();
        if (count > 0) {
            millis[phase.ordinal()][slot] += values.getMean() * count;
        }
        if (phase == Phase.TOTAL) {
            counts[slot] += count;
        }
    }

    /** Requests in the seconds from {@code from} to before {@code until}; -1 when none of these seconds was told. */
    public long count(long from, long until) {
        long count = -1;
        for (int slot = 0; slot < SLOTS; slot++) {
            if (seconds[slot] >= from && seconds[slot] < until) {
                count = Math.max(count, 0) + counts[slot];
            }
        }
        return count;
    }

    /** What the phase took in these seconds, in all. */
    public double millis(Phase phase, long from, long until) {
        double sum = 0;
        for (int slot = 0; slot < SLOTS; slot++) {
            sum += seconds[slot] >= from && seconds[slot] < until ? millis[phase.ordinal()][slot] : 0;
        }
        return sum;
    }
}
