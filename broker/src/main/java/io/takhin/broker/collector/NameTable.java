package io.takhin.broker.collector;

import java.util.LinkedHashMap;
import java.util.Map;

/** Names by number, in the order in which they came. */
final class NameTable {

    private final Map<String, Integer> indexes = new LinkedHashMap<>();

    int indexOf(String name) {
        Integer next = indexes.size();
        Integer known = indexes.putIfAbsent(name, next);
        return known == null ? next : known;
    }

    String[] names() {
        return indexes.keySet().toArray(String[]::new);
    }
}
