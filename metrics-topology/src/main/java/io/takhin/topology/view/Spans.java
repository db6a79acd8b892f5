package io.takhin.topology.view;

/** Spans of time in words, in their two largest units. */
final class Spans {

    private Spans() {}

    /** As in 42 s, 24 min 3 s, 2 h 10 min, 4 d 2 h. */
    static String text(long millis) {
        long seconds = millis / 1000;
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3_600) {
            return pair(seconds / 60, "min", seconds % 60, "s");
        }
        long minutes = seconds / 60;
        return minutes < 1_440
                ? pair(minutes / 60, "h", minutes % 60, "min")
                : pair(minutes / 1_440, "d", minutes % 1_440 / 60, "h");
    }

    private static String pair(long large, String largeUnit, long small, String smallUnit) {
        String first = large + " " + largeUnit;
        return small == 0 ? first : first + " " + small + " " + smallUnit;
    }
}
