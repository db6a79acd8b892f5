package io.takhin.server.api;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** How one kind of row is sorted and cut into an answer. Unknown values come last, whichever way it is sorted. */
public final class Listing<T> {

    /**
     * The answer of every list.
     *
     * @param atMillis what the items hold for
     * @param total all that match, not only these
     */
    public record Answer<T>(String clusterId, long atMillis, int total, int offset, int limit, List<T> items) {}

    private final Map<String, Function<Boolean, Comparator<T>>> orders = new LinkedHashMap<>();
    private final Comparator<T> byName;

    /** @param name what breaks ties, ascending */
    Listing(Comparator<T> name) {
        this.byName = name;
    }

    <V extends Comparable<V>> Listing<T> sortable(String key, Function<T, V> value) {
        return sortable(key, value, Comparator.naturalOrder());
    }

    <V> Listing<T> sortable(String key, Function<T, V> value, Comparator<V> order) {
        orders.put(key, descending -> Comparator.comparing(
                        value, Comparator.nullsLast(descending ? order.reversed() : order))
                .thenComparing(byName));
        return this;
    }

    public Set<String> sortKeys() {
        return orders.keySet();
    }

    public Answer<T> answer(String clusterId, long atMillis, List<T> rows, Predicate<T> filter, ListQuery query) {
        List<T> matching = inOrder(rows, filter, query);
        int from = Math.min(query.offset(), matching.size());
        int to = (int) Math.min((long) from + query.limit(), matching.size());
        return new Answer<>(
                clusterId, atMillis, matching.size(), query.offset(), query.limit(), matching.subList(from, to));
    }

    /** All rows that match. */
    public List<T> inOrder(List<T> rows, Predicate<T> filter, ListQuery query) {
        return rows.stream()
                .filter(filter)
                .sorted(orders.get(query.sort()).apply(query.descending()))
                .toList();
    }
}
