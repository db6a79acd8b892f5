package io.takhin.topology.shared;

import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The window stores of all partitions. Thread-safe; all may throw
 * {@link io.takhin.topology.history.HistoryAwayException}.
 */
public interface Windows {

    /** Takes an entry. */
    interface Each {
        void accept(String key, long atMillis, byte[] value);
    }

    /** The windows of one key that begin in this time. */
    void forEach(String store, String key, long fromMillis, long toMillis, BiConsumer<Long, byte[]> each);

    /** The keys that begin so and have a window which begins in this time. */
    Set<String> keys(String store, String prefix, long fromMillis, long toMillis);

    /** Their windows. */
    void forEachOf(String store, String prefix, long fromMillis, long toMillis, Each each);
}
