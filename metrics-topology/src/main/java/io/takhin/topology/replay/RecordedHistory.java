package io.takhin.topology.replay;

import io.takhin.topology.history.Block;
import io.takhin.topology.history.BlockCodec;
import io.takhin.topology.history.Blocks;
import io.takhin.topology.history.Kept;
import io.takhin.topology.history.PastStates;
import io.takhin.topology.history.SeriesKey;
import io.takhin.topology.store.HistoryStore;
import io.takhin.topology.store.HistoryStores;
import io.takhin.topology.store.NoStore;
import io.takhin.topology.store.Rollup;
import io.takhin.topology.store.ViewStore;
import io.takhin.topology.store.ViewStores;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * History in memory, of what a replay has played since it began anew: what there is where nothing was recorded live. When it
 * takes more than its room, the oldest blocks go, the finest first. Thread-safe.
 */
final class RecordedHistory implements Blocks, PastStates {

    /** Some two hours of a thousand topics by the second, or days of them by ten seconds. */
    private static final long MOST_BYTES = 64L << 20;

    /** What a block takes besides. */
    private static final int OVERHEAD_BYTES = 150;

    private record Shelf(ViewStores view, Rollup rollup) {}

    private final long mostBytes;
    private final Map<Shelf, TreeMap<Long, Map<String, byte[]>>> shelves = new HashMap<>();
    private final Map<ViewStores, ViewStore> states = new EnumMap<>(ViewStores.class);
    private long bytes;

    RecordedHistory() {
        this(MOST_BYTES);
    }

    RecordedHistory(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Where the tasks of a view record. */
    HistoryStore store(ViewStores view) {
        return new HistoryStore() {
            @Override
            public void put(Rollup rollup, String key, long startMillis, byte[] block) {
                RecordedHistory.this.put(new Shelf(view, rollup), startMillis, key, block);
            }

            @Override
            public byte[] get(Rollup rollup, String key, long startMillis) {
                return RecordedHistory.this.get(new Shelf(view, rollup), startMillis, key);
            }
        };
    }

    /** Where the states of a view that its history is made of are kept for a while; other views' are not. */
    synchronized ViewStore states(ViewStores view) {
        return states.computeIfAbsent(view, none -> switch (view) {
            case TOPICS -> new RecordedTopics();
            case LATENCY, HEALTH -> new RecordedStates();
            case THROUGHPUT, LAG -> new NoStore();
        });
    }

    /** All of it, at a moment of the replay. */
    Kept kept(long atMillis, long sinceMillis) {
        return new Kept(this, this, new HistoryStores(), cluster -> atMillis, sinceMillis);
    }

    private TreeMap<Long, Map<String, byte[]>> shelf(Shelf shelf) {
        return shelves.computeIfAbsent(shelf, key -> new TreeMap<>());
    }

    private synchronized void put(Shelf shelf, long startMillis, String key, byte[] block) {
        byte[] before = shelf(shelf)
                .computeIfAbsent(startMillis, start -> new HashMap<>())
                .put(key, block);
        bytes += block.length - (before == null ? -OVERHEAD_BYTES : before.length);
        for (Rollup rollup : Rollup.values()) {
            while (bytes > mostBytes && dropOldest(rollup)) {
                // until there is room
            }
        }
    }

    /** False when there is none but the newest. */
    private boolean dropOldest(Rollup rollup) {
        TreeMap<Long, Map<String, byte[]>> oldest = null;
        for (Map.Entry<Shelf, TreeMap<Long, Map<String, byte[]>>> each : shelves.entrySet()) {
            TreeMap<Long, Map<String, byte[]>> blocks = each.getValue();
            boolean fits = each.getKey().rollup() == rollup && blocks.size() > 1;
            if (fits && (oldest == null || blocks.firstKey() < oldest.firstKey())) {
                oldest = blocks;
            }
        }
        if (oldest != null) {
            oldest.pollFirstEntry().getValue().values().forEach(block -> bytes -= block.length + (long) OVERHEAD_BYTES);
        }
        return oldest != null;
    }

    private synchronized byte[] get(Shelf shelf, long startMillis, String key) {
        return shelf(shelf).getOrDefault(startMillis, Map.of()).get(key);
    }

    @Override
    public synchronized void fill(Block into, ViewStores view, Rollup rollup, String series) {
        shelf(new Shelf(view, rollup))
                .subMap(rollup.blockStart(into.startMillis()), into.endMillis())
                .forEach((start, blocks) -> {
                    byte[] block = blocks.get(series);
                    if (block != null) {
                        into.fill(BlockCodec.decode(block, start, rollup.stepMillis()));
                    }
                });
    }

    @Override
    public synchronized Set<String> series(
            ViewStores view, Rollup rollup, String prefix, long fromMillis, long toMillis) {
        Set<String> series = new TreeSet<>();
        shelf(new Shelf(view, rollup)).subMap(fromMillis, Math.max(fromMillis, toMillis)).values().stream()
                .flatMap(blocks -> blocks.keySet().stream())
                .filter(key -> key.startsWith(prefix))
                .forEach(series::add);
        return series;
    }

    @Override
    public void forEach(ViewStores view, String key, long fromMillis, long toMillis, BiConsumer<Long, byte[]> each) {
        states(view).forEachPast(key, fromMillis, toMillis, each);
    }

    /** How large blocks are on the average, by view, rollup and what they are of. */
    synchronized List<String> sizes() {
        Map<String, LongSummaryStatistics> sizes = new TreeMap<>();
        shelves.forEach((shelf, blocks) -> blocks.values()
                .forEach(each -> each.forEach((key, block) -> sizes.computeIfAbsent(
                                shelf + " " + SeriesKey.parse(key).kind(), kind -> new LongSummaryStatistics())
                        .accept(block.length))));
        return sizes.entrySet().stream()
                .map(each -> each.getKey() + ": " + each.getValue())
                .toList();
    }
}
