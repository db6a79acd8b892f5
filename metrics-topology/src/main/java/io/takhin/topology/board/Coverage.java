package io.takhin.topology.board;

import io.takhin.topology.store.StateReader;
import io.takhin.topology.store.StateWriter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Until when each stream of events has told all there was. A stream is one teller on one bucket of one metric topic; it
 * ends each tick with a record marked {@code last}, sent even when nothing changed. What a stream did not list until then
 * has not changed.
 */
public final class Coverage {

    /** A stream that is so far behind the newest is away, and is waited for no longer. */
    public static final long FRESH_MILLIS = 3_000;

    public static final long NONE = Long.MIN_VALUE;

    /** A stream that was silent for longer does not tell for certain when what it then tells came about. */
    public static final long BREAK_MILLIS = 10_000;

    /** The kinds of streams. */
    public enum Kind {
        TRAFFIC,
        PLUGIN_PARTITIONS,
        COLLECTOR_PARTITIONS,
        GROUPS,
        GROUP_STATES,
        LATENCY,
        BROKER
    }

    /** Which stream: a kind, the teller (-1: the collector) and the bucket. */
    public record Stream(Kind kind, int brokerId, int bucket) {}

    /** What is read again is waited for, unless others tell of a time so much later. */
    private static final long AGAIN_MILLIS = 60_000;

    private static final class Mark {
        private long atMillis = NONE;
        /** Until when it had told before it is read again. */
        private long againMillis = NONE;

        private long epochMillis;
        private long sinceMillis = NONE;
        private long steadySinceMillis = NONE;
        private boolean complete;
        private long formerSinceMillis = NONE;
        private long formerUntilMillis = NONE;
    }

    private final Map<Stream, Mark> marks = new HashMap<>();
    private long newestMillis = NONE;

    /**
     * Until when the stream has told of every topic or group there was: what it then tells for the first time began after
     * this. After the teller was restarted: since when it counts from zero. {@link #NONE} before its first full tick.
     *
     * @param startMillis when the epoch began, on the collector's clock
     */
    public long completeUntil(Stream stream, long epochMillis, long startMillis) {
        Mark mark = marks.get(stream);
        if (mark == null || !mark.complete) {
            return NONE;
        }
        boolean restarted = mark.epochMillis != epochMillis;
        return !restarted ? mark.atMillis : startMillis > mark.atMillis ? startMillis : NONE;
    }

    /** Since when the stream has told of everything without a break; {@link Long#MAX_VALUE} when it hasn't. */
    public long completeSince(Stream stream) {
        Mark mark = marks.get(stream);
        return mark == null || !mark.complete ? Long.MAX_VALUE : mark.sinceMillis;
    }

    /** Likewise, before its last break, too: what lasts is told after a break as well. */
    public long firstCompleteSince(Stream stream) {
        Mark mark = marks.get(stream);
        return mark == null || mark.formerUntilMillis == NONE ? completeSince(stream) : mark.formerSinceMillis;
    }

    /** Since when the stream, which tells of this moment now, has told without a pause in which others may be cut off too. */
    public long steadySince(Stream stream, long atMillis) {
        Mark mark = marks.get(stream);
        return mark == null || atMillis - mark.atMillis > BREAK_MILLIS ? atMillis : mark.steadySinceMillis;
    }

    /** Until when the stream has told what changed; {@link #NONE} before its first tick. */
    public long until(Stream stream) {
        Mark mark = marks.get(stream);
        return mark == null ? NONE : mark.atMillis;
    }

    /** The stream has told all until {@code atMillis}. */
    public void advance(Stream stream, long epochMillis, long atMillis, boolean full) {
        long steadySinceMillis = steadySince(stream, atMillis);
        Mark mark = marks.computeIfAbsent(stream, key -> new Mark());
        mark.steadySinceMillis = steadySinceMillis;
        if (mark.epochMillis != epochMillis) {
            mark.epochMillis = epochMillis;
            mark.complete = false;
            mark.sinceMillis = NONE;
        }
        boolean broken = mark.complete && atMillis - mark.atMillis > BREAK_MILLIS;
        if (broken) {
            mark.formerSinceMillis = mark.sinceMillis;
            mark.formerUntilMillis = mark.atMillis;
        }
        if (broken || full && !mark.complete) {
            mark.complete = true;
            mark.sinceMillis = atMillis;
        }
        mark.atMillis = Math.max(mark.atMillis, atMillis);
        newestMillis = Math.max(newestMillis, atMillis);
    }

    public byte[] encode(Stream stream, StateWriter writer) {
        Mark mark = marks.get(stream);
        return writer.reset()
                .putLong(mark.atMillis)
                .putLong(mark.epochMillis)
                .putLong(completeSince(stream))
                .putLong(mark.steadySinceMillis)
                .putLong(mark.formerSinceMillis)
                .putLong(mark.formerUntilMillis)
                .toBytes();
    }

    /** Continues a stream from a state that was written. What it told later is told again. */
    public void decode(Stream stream, StateReader reader) {
        Mark before = marks.remove(stream);
        long atMillis = reader.getLong();
        long epochMillis = reader.getLong();
        long sinceMillis = reader.getLong();
        advance(stream, epochMillis, atMillis, sinceMillis != Long.MAX_VALUE);
        Mark mark = marks.get(stream);
        mark.sinceMillis = sinceMillis;
        mark.steadySinceMillis = reader.getLong();
        mark.formerSinceMillis = reader.getLong();
        mark.formerUntilMillis = reader.getLong();
        mark.againMillis = before == null ? NONE : Math.max(before.atMillis, before.againMillis);
    }

    /** Whether it told of the last seconds, or did and is read again. */
    private boolean isFresh(Mark mark, long freshMillis) {
        return newestMillis - mark.atMillis <= freshMillis || isReadAgain(mark);
    }

    private boolean isReadAgain(Mark mark) {
        return mark.atMillis < mark.againMillis && newestMillis - mark.againMillis <= AGAIN_MILLIS;
    }

    /** Drops a teller's streams. */
    void forget(int brokerId) {
        marks.keySet().removeIf(stream -> stream.brokerId() == brokerId);
    }

    /** A broker's streams have told until then only; {@link #NONE}: of nothing. */
    void backTo(int broker, long atMillis) {
        if (atMillis == NONE) {
            marks.keySet().removeIf(stream -> stream.brokerId() == broker);
        }
        newestMillis = NONE;
        marks.forEach((stream, mark) -> {
            if (stream.brokerId() == broker && mark.atMillis > atMillis) {
                mark.atMillis = atMillis;
                mark.againMillis = NONE;
                mark.sinceMillis = Math.min(mark.sinceMillis, atMillis);
                mark.steadySinceMillis = Math.min(mark.steadySinceMillis, atMillis);
            }
            newestMillis = Math.max(newestMillis, mark.atMillis);
        });
    }

    /** Takes since when and until when a stream has told of everything. */
    public interface Span {
        void accept(long sinceMillis, long untilMillis);
    }

    /** When the stream has told of everything: since its last break, and before that since the break before. */
    public void forEachSpan(Stream stream, Span each) {
        Mark mark = marks.get(stream);
        if (mark != null && mark.complete) {
            each.accept(mark.sinceMillis, mark.atMillis);
            if (mark.formerUntilMillis != NONE) {
                each.accept(mark.formerSinceMillis, mark.formerUntilMillis);
            }
        }
    }

    /** All tellers of one bucket that have told of everything since a moment. */
    public void forEachComplete(Kind kind, int bucket, Span each) {
        marks.forEach((stream, mark) -> {
            if (stream.kind() == kind && stream.bucket() == bucket && mark.complete) {
                each.accept(mark.sinceMillis, mark.atMillis);
            }
        });
    }

    /** The newest moment that any stream of these kinds told of in a bucket; {@link #NONE} before its first tick. */
    public long newestMillis(Set<Kind> kinds, int bucket) {
        return marks.entrySet().stream()
                .filter(entry ->
                        kinds.contains(entry.getKey().kind()) && entry.getKey().bucket() == bucket)
                .mapToLong(entry -> entry.getValue().atMillis)
                .max()
                .orElse(NONE);
    }

    /** Since when a stream of each teller and bucket of these kinds has told of everything; {@link Long#MAX_VALUE}: never. */
    public long allSince(Kind... kinds) {
        return marks.keySet().stream()
                .filter(stream -> Arrays.asList(kinds).contains(stream.kind()))
                .mapToLong(this::firstCompleteSince)
                .filter(since -> since != Long.MAX_VALUE)
                .max()
                .orElse(Long.MAX_VALUE);
    }

    /** Whether any stream of one of these kinds has told of a tick. */
    public boolean hasTold(Kind... kinds) {
        return marks.keySet().stream().anyMatch(stream -> Arrays.asList(kinds).contains(stream.kind()));
    }

    /** The newest moment that any stream told of. */
    public long newestMillis() {
        return newestMillis;
    }

    /** Whether a stream of this kind and teller, in any bucket, told of the last seconds. */
    public boolean isFresh(Kind kind, int brokerId) {
        return isFresh(kind, brokerId, FRESH_MILLIS);
    }

    /** Likewise, where a stream may be silent for so long. */
    public boolean isFresh(Kind kind, int brokerId, long freshMillis) {
        for (Map.Entry<Stream, Mark> entry : marks.entrySet()) {
            if (entry.getKey().kind() == kind
                    && entry.getKey().brokerId() == brokerId
                    && isFresh(entry.getValue(), freshMillis)) {
                return true;
            }
        }
        return false;
    }

    /** How long a teller has been silent while others of its kind told: time in which nobody did says nothing of it. */
    public long silentMillis(Kind kind, int brokerId) {
        long toldMillis = NONE;
        long sinceMillis = newestMillis;
        for (Map.Entry<Stream, Mark> entry : marks.entrySet()) {
            Mark mark = entry.getValue();
            if (entry.getKey().kind() == kind && entry.getKey().brokerId() == brokerId) {
                toldMillis = Math.max(toldMillis, isReadAgain(mark) ? mark.againMillis : mark.atMillis);
            } else if (entry.getKey().kind() == kind && newestMillis - mark.atMillis <= FRESH_MILLIS) {
                sinceMillis = Math.min(sinceMillis, mark.steadySinceMillis);
            }
        }
        return newestMillis - Math.max(toldMillis, sinceMillis);
    }

    /**
     * The last whole second until whose end all streams that aren't away have told, in seconds; {@link #NONE} before the
     * first event.
     *
     * @param withoutCollectorPartitions true when the plugin tells the offsets: the collector then reads them less often
     */
    public long completeSecond(boolean withoutCollectorPartitions) {
        long oldest = Long.MAX_VALUE;
        for (Map.Entry<Stream, Mark> entry : marks.entrySet()) {
            long atMillis = entry.getValue().atMillis;
            boolean skipped = withoutCollectorPartitions && entry.getKey().kind() == Kind.COLLECTOR_PARTITIONS;
            if (!skipped && isFresh(entry.getValue(), FRESH_MILLIS)) {
                oldest = Math.min(oldest, atMillis);
            }
        }
        return oldest == Long.MAX_VALUE ? NONE : Math.floorDiv(oldest, 1000);
    }
}
