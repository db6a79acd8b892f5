package io.takhin.topology.history;

import java.util.Arrays;

/** A gauge that was told at some seconds' ends, second by second: each holds what was told last, if that isn't too long ago. */
public final class HeldGauge {

    private final long startSecond;
    private final long heldSeconds;
    private final long[] steps;
    private int next;
    private long told = Block.UNKNOWN;
    private long toldSecond;

    /** @param heldSeconds how long what was told holds */
    public HeldGauge(long startSecond, int count, long heldSeconds) {
        this.startSecond = startSecond;
        this.heldSeconds = heldSeconds;
        this.steps = new long[count];
        Arrays.fill(steps, Block.UNKNOWN);
    }

    /** What was told by the tick that begins this second, and so ends the one before; in order of time. */
    public void told(long second, long value) {
        hold(second - 1 - startSecond);
        told = value;
        toldSecond = second;
    }

    private void hold(long end) {
        for (; next < Math.min(end, steps.length); next++) {
            boolean holds = told != Block.UNKNOWN && startSecond + next + 1 - toldSecond <= heldSeconds;
            steps[next] = holds ? told : Block.UNKNOWN;
        }
    }

    public long[] steps() {
        hold(steps.length);
        return steps;
    }
}
