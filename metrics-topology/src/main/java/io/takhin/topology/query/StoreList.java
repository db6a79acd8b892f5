package io.takhin.topology.query;

import java.util.List;

/**
 * All state stores.
 *
 * @param answered instances that told of theirs
 * @param asked instances there are
 */
public record StoreList(int answered, int asked, List<StoreRow> items) {}
