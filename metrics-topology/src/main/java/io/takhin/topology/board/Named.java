package io.takhin.topology.board;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Things by name, told in the order of their names, and found in a hash table: each event looks up a thousand of them. */
final class Named<V> extends AbstractMap<String, V> {

    private final Map<String, V> ordered = new TreeMap<>();
    private final Map<String, V> hashed = new HashMap<>();

    @Override
    public V get(Object name) {
        return hashed.get(name);
    }

    @Override
    public boolean containsKey(Object name) {
        return hashed.containsKey(name);
    }

    @Override
    public V put(String name, V value) {
        ordered.put(name, value);
        return hashed.put(name, value);
    }

    @Override
    public V remove(Object name) {
        ordered.remove(name);
        return hashed.remove(name);
    }

    @Override
    public int size() {
        return hashed.size();
    }

    /** Not to be changed. */
    @Override
    public Set<Entry<String, V>> entrySet() {
        return Collections.unmodifiableMap(ordered).entrySet();
    }
}
