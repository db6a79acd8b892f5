package io.takhin.topology.replay;

import io.takhin.topology.board.StoredTopic;
import io.takhin.topology.store.StateWriter;
import io.takhin.topology.store.ViewStores;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * The log ends and sizes that topics' partitions had, as long as live keeps such states, and as far as there is room: what goes
 * goes from the oldest on. Thread-safe.
 */
final class RecordedTopics implements PastOnly {

    private static final long KEPT_MILLIS = ViewStores.RETENTION.toMillis();

    /** Some 20 minutes of 10,000 partitions that all grow each second; history needs a quarter of an hour. */
    private static final long MOST_BYTES = 64L << 20;

    private record Kept(String key, TopicRun run) {}

    private final long mostBytes;
    private final StateWriter writer = new StateWriter();
    private final Map<String, Deque<TopicRun>> past = new HashMap<>();
    /** Of all topics, oldest first. */
    private final Deque<Kept> inOrder = new ArrayDeque<>();

    private long bytes;

    RecordedTopics() {
        this(MOST_BYTES);
    }

    RecordedTopics(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    @Override
    public synchronized void put(String key, long atMillis, Supplier<byte[]> state) {
        TopicRun run = run(key, atMillis);
        long before = run.bytes();
        run.add(atMillis, StoredTopic.of(state.get()), writer);
        bytes += run.bytes() - before;
        while (inOrder.size() > 1
                && (bytes > mostBytes || inOrder.peek().run().lastMillis() < atMillis - KEPT_MILLIS)) {
            dropOldest();
        }
    }

    private TopicRun run(String key, long atMillis) {
        Deque<TopicRun> runs = past.computeIfAbsent(key, none -> new ArrayDeque<>());
        TopicRun last = runs.peekLast();
        if (last != null && !last.isFull(atMillis)) {
            return last;
        }
        if (last != null) {
            bytes -= last.bytes();
            last.end();
            bytes += last.bytes();
        }
        TopicRun next = new TopicRun(atMillis);
        bytes += next.bytes();
        runs.add(next);
        inOrder.add(new Kept(key, next));
        return next;
    }

    private void dropOldest() {
        Kept oldest = inOrder.remove();
        Deque<TopicRun> runs = past.get(oldest.key());
        runs.remove();
        bytes -= oldest.run().bytes();
        if (runs.isEmpty()) {
            past.remove(oldest.key());
        }
    }

    @Override
    public void forEachPast(String key, long fromMillis, long toMillis, BiConsumer<Long, byte[]> each) {
        TreeMap<Long, byte[]> found = new TreeMap<>();
        synchronized (this) {
            past.getOrDefault(key, new ArrayDeque<>())
                    .forEach(run -> run.forEach(
                            fromMillis, toMillis, topic -> found.put(topic.atMillis(), topic.encode(writer))));
        }
        found.forEach(each);
    }
}
