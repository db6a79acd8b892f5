package io.takhin.topology.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Where two JSON trees differ: path, expected, found. */
final class Differences {

    private Differences() {}

    static List<String> between(JsonNode expected, JsonNode found) {
        List<String> differences = new ArrayList<>();
        compare("", expected, found, differences);
        return differences;
    }

    private static void compare(String path, JsonNode expected, JsonNode found, List<String> differences) {
        if (expected.isObject() && found.isObject()) {
            TreeSet<String> names = new TreeSet<>();
            expected.fieldNames().forEachRemaining(names::add);
            found.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(path + "/" + name, expected.path(name), found.path(name), differences));
        } else if (expected.isArray() && found.isArray() && expected.size() == found.size()) {
            for (int i = 0; i < expected.size(); i++) {
                compare(path + "/" + i, expected.get(i), found.get(i), differences);
            }
        } else if (!expected.equals(found)) {
            differences.add(path + ": " + expected + " -> " + found);
        }
    }
}
