package io.takhin.topology.query;

/** Sums and quotients of decimal numbers, without the noise of binary ones. */
final class Exact {

    private static final double NANO = 1e9;

    /** Beyond it a number has no ninth digit. */
    private static final double LARGE = (1L << 53) / NANO;

    /** Of a step's records: progress is told in thousandths. */
    private static final double PARTS = 1e3;

    private Exact() {}

    /**
     * What a step holds whose rate was rounded to nine digits.
     *
     * @param seconds of the step
     */
    static double total(double perSecond, int seconds) {
        double total = perSecond * seconds;
        return Math.abs(total) < (1L << 53) / PARTS ? Math.rint(total * PARTS) / PARTS : total;
    }

    /** To nine digits. */
    static double rounded(double number) {
        return Math.abs(number) < LARGE ? Math.rint(number * NANO) / NANO : number;
    }
}
