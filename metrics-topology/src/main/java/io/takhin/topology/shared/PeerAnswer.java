package io.takhin.topology.shared;

import io.takhin.topology.query.StoreList;
import io.takhin.topology.query.StorePage;
import java.util.List;
import java.util.Map;

/**
 * What a server holds of what it was asked for; what wasn't asked for is null.
 *
 * @param found windows with their keys, or keys alone
 * @param end the cursor after the page's last entry; null: none was read
 * @param behind by partition, for those of which it has a copy only: records of the changelog that the copy lacks; -1 unknown
 */
public record PeerAnswer(List<Found> found, StorePage page, String end, StoreList stores, Map<Integer, Long> behind) {

    /** @param value null: it wasn't asked for */
    public record Found(String key, long atMillis, byte[] value) {}
}
