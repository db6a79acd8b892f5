package io.takhin.topology.replay;

import io.takhin.broker.event.EventCodec;
import io.takhin.broker.event.MetricEvent;
import io.takhin.broker.event.MetricTopic;
import io.takhin.topology.board.Boards;
import io.takhin.topology.intake.IntakeCounts;
import io.takhin.topology.intake.Positions;
import io.takhin.topology.replay.EventLog.Retained;
import io.takhin.topology.store.Storage;
import io.takhin.topology.view.View;
import io.takhin.topology.view.ViewContext;
import io.takhin.topology.view.Wiring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the metric events of an interval, and of the warm-up before it, to a file. One that was interrupted goes on where it
 * ended; with hashed names it begins anew, for the key to them is gone.
 */
public final class Capture {

    private static final Logger LOG = LoggerFactory.getLogger(Capture.class);
    private static final long SECOND = ReplayClock.SECOND;
    private static final long MARK_MILLIS = 60 * SECOND;

    /** What clocks are found out in, before the place where a capture goes on. */
    private static final long CLOCKS_MILLIS = 60 * SECOND;

    /** Told once a second of the interval. */
    public interface Progress {
        void at(long secondMillis, long fromMillis, long toMillis, long records) throws IOException;
    }

    /** @param bytes of the file */
    public record Written(CaptureHeader header, long bytes) {}

    private final EventLog log;
    private final Boards boards = new Boards();
    private final ViewContext context = new ViewContext(boards, new IntakeCounts(), new Positions());
    private final EventCodec codec = new EventCodec();
    private final Set<String> clusters = new TreeSet<>();
    private final Progress progress;
    private HashedNames names;
    private long leftOut;

    public Capture(EventLog log, Progress progress) {
        this.log = log;
        this.progress = progress;
    }

    /** @throws CaptureException when there is another file, or nothing is kept of the interval */
    public Written write(Path path, long fromMillis, long toMillis, boolean hashNames)
            throws IOException, InterruptedException {
        long from = ReplayWish.second(fromMillis);
        long to = ReplayWish.second(toMillis);
        if (Files.exists(path)) {
            throw new CaptureException(path.toString(), "no file", "one", "Remove it, or choose another name.");
        }
        requireKept(from, to);
        CaptureHeader header = new CaptureHeader(
                from, to, Math.max(0, from - ReplayWish.WARM_UP_SECONDS * SECOND), hashNames, null, 0, 0, 0);
        try (Decoder decoder = new Decoder("capture-decode");
                CaptureWriter writer = new CaptureWriter(path, header)) {
            write(writer, header, decoder);
            writer.finish(new ArrayList<>(clusters), leftOut);
        }
        try (var channel = java.nio.channels.FileChannel.open(path)) {
            return new Written(CaptureIndex.of(path, channel).header(), Files.size(path));
        }
    }

    private void requireKept(long from, long to) throws IOException, InterruptedException {
        Retained kept = log.retained();
        if (kept.fromMillis() == Long.MAX_VALUE) {
            throw new CaptureException(
                    "--from", "a time of which events are kept", "that none are kept", "Ask again later.");
        }
        if (from < ReplayWish.second(kept.fromMillis())) {
            throw new CaptureException(
                    "--from",
                    "a time of which events are kept",
                    Moments.text(from),
                    "Events are kept from " + Moments.text(kept.fromMillis()) + " on.");
        }
        if (from > to) {
            throw new CaptureException("--to", "a time after --from", Moments.text(to), "Give the later one.");
        }
    }

    private void write(CaptureWriter writer, CaptureHeader header, Decoder decoder)
            throws IOException, InterruptedException {
        long begin = Math.max(header.warmUpFromMillis(), writer.resumeMillis());
        long readFrom = begin > header.warmUpFromMillis() ? begin - CLOCKS_MILLIS : begin;
        if (begin > header.warmUpFromMillis()) {
            LOG.info("goes on at {}, with {} records", Moments.text(begin), writer.records());
        }
        try (Lanes lanes = log.open(readFrom, decoder)) {
            Merge merge = new Merge(lanes, boards);
            View clocks = Wiring.HEALTH.make(context);
            clocks.open(Storage.NONE, 0, () -> 0);
            names = header.hashedNames() ? new HashedNames(buckets(lanes)) : null;
            for (long second = readFrom; second <= header.toMillis(); second += SECOND) {
                while (merge.hasNext(second + SECOND)) {
                    take(writer, merge, clocks, header.warmUpFromMillis());
                }
                if ((second + SECOND) % MARK_MILLIS == 0 && second >= begin || second == header.toMillis()) {
                    writer.mark(second + SECOND);
                }
                progress.at(second, header.warmUpFromMillis(), header.toMillis(), writer.records());
            }
        }
    }

    private static int buckets(Lanes lanes) {
        int buckets = 1;
        for (int i = 0; i < lanes.count(); i++) {
            buckets = Math.max(buckets, lanes.lane(i).partition() + 1);
        }
        return buckets;
    }

    private void take(CaptureWriter writer, Merge merge, View clocks, long fromMillis)
            throws IOException, InterruptedException {
        Lane lane = merge.lane();
        Told told = merge.told();
        boolean isBefore = merge.order() < fromMillis;
        MetricEvent event = merge.event();
        if (event == null) {
            leftOut++;
            return;
        }
        if (lane.topic() == MetricTopic.BROKER_STATE) {
            clocks.take(event);
        }
        if (!isBefore) {
            clusters.add(event.clusterId());
            writer.add(lane, told, names == null ? told.value() : codec.encode(names.of(event)));
        }
    }
}
