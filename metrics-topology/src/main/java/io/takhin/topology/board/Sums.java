package io.takhin.topology.board;

import java.util.stream.LongStream;

/** Sums of numbers of 64 bits, of which -1 is unknown: a sum that has no place in them is unknown, not negative. */
public final class Sums {

    public static final long UNKNOWN = -1;

    private Sums() {}

    /** Unknown when one of both is. */
    public static long plus(long sum, long part) {
        return sum < 0 || part < 0 || sum > Long.MAX_VALUE - part ? UNKNOWN : sum + part;
    }

    /** Likewise, of numbers that are null when they are unknown. */
    public static Long sum(Long sum, Long part) {
        long both = plus(sum == null ? UNKNOWN : sum.longValue(), part == null ? UNKNOWN : part.longValue());
        return both < 0 ? null : both;
    }

    /** Of those that are known; unknown when none is. */
    public static long ofKnown(LongStream parts) {
        long[] known = parts.filter(part -> part >= 0).toArray();
        long sum = known.length == 0 ? UNKNOWN : 0;
        for (long part : known) {
            sum = plus(sum, part);
        }
        return sum;
    }
}
