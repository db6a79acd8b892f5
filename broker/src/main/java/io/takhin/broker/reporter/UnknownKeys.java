package io.takhin.broker.reporter;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds settings under the plugin's prefix that mean nothing to it, which are mostly slips of the finger. */
final class UnknownKeys {

    private static final int FAR = 8;

    private UnknownKeys() {}

    /** One sentence for each unknown key. */
    static List<String> problems(Collection<String> brokerKeys) {
        Set<String> known = ReporterConfig.DEFINITION.names();
        return new TreeSet<>(brokerKeys)
                .stream()
                        .filter(key -> key.startsWith(ReporterConfig.PREFIX))
                        .filter(key -> !key.startsWith(ReporterConfig.CLIENT_PREFIX) && !known.contains(key))
                        .map(key -> key + " was not used." + suggestion(key, known))
                        .toList();
    }

    private static String suggestion(String key, Set<String> known) {
        return known.stream()
                .filter(candidate -> distance(key, candidate) <= FAR)
                .min(Comparator.<String>comparingInt(candidate -> distance(key, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .map(candidate -> " Did you mean " + candidate + "?")
                .orElse("");
    }

    /** Levenshtein's: the fewest letters to insert, delete or replace. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
