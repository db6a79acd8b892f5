package io.takhin.topology.shared;

import io.takhin.topology.query.StoreQuestion;
import java.util.List;
import java.util.Objects;

/**
 * What one server asks another of its stores.
 *
 * @param partitions of the metric topics; those that are asked for
 * @param key or what keys begin with; null for a page or a list
 * @param fromMillis windows that begin then or later
 * @param toMillis and not later than then
 * @param page for {@link Kind#PAGE}; else null
 */
public record PeerQuestion(
        Kind kind,
        String store,
        List<Integer> partitions,
        String key,
        long fromMillis,
        long toMillis,
        StoreQuestion page) {

    /** What is asked for. */
    public enum Kind {
        /** The windows of one key. */
        WINDOWS,
        /** The keys that begin so. */
        KEYS,
        /** The windows of the keys that begin so. */
        ENTRIES,
        /** A page of a store's entries, in one partition. */
        PAGE,
        /** What stores there are, and what is in them. */
        LIST
    }

    public PeerQuestion {
        if (kind == null
                || store == null
                || partitions == null
                || partitions.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("kind, store, partitions: expected each, found none of one");
        }
        boolean ofKeys = kind != Kind.PAGE && kind != Kind.LIST;
        if (kind == Kind.PAGE && (page == null || partitions.size() != 1) || ofKeys && key == null) {
            throw new IllegalArgumentException("expected what " + kind + " asks for, found less");
        }
    }

    static PeerQuestion list() {
        return new PeerQuestion(Kind.LIST, "", List.of(), null, 0, 0, null);
    }

    PeerQuestion of(List<Integer> others) {
        return new PeerQuestion(kind, store, others, key, fromMillis, toMillis, page);
    }
}
