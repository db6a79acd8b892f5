package io.takhin.server;

import io.takhin.server.cli.Cli;
import io.takhin.server.config.Settings;
import io.takhin.topology.replay.Capture;
import io.takhin.topology.replay.Capture.Written;
import io.takhin.topology.replay.KafkaEventLog;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/** {@code takhin capture}: an interval of the metric topics into a file, with its progress. */
final class CaptureCommand implements Cli.Runner {

    private static final long TOLD_EACH_NANOS = Duration.ofSeconds(2).toNanos();

    private final LongSupplier nanos;
    private long toldNanos;

    /** @param nanos only differences count */
    CaptureCommand(LongSupplier nanos) {
        this.nanos = nanos;
    }

    @Override
    public int run(Settings settings, PrintWriter out, PrintWriter err) {
        Settings.Past wish = settings.past();
        Capture capture = new Capture(
                new KafkaEventLog(Composition.client(settings)),
                (second, from, to, records) -> tell(out, second, from, to, records));
        toldNanos = nanos.getAsLong();
        try {
            Written written = capture.write(wish.file(), wish.fromMillis(), wish.toMillis(), wish.hashNames());
            out.println(summary(wish, written));
            return Cli.OK;
        } catch (IOException e) {
            err.println(e.getMessage());
            return Cli.FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Cli.FAILED;
        }
    }

    private void tell(PrintWriter out, long second, long from, long to, long records) {
        if (nanos.getAsLong() - toldNanos >= TOLD_EACH_NANOS) {
            toldNanos = nanos.getAsLong();
            long percent = to == from ? 100 : (second - from) * 100 / (to - from);
            out.println(percent + " %: " + Instant.ofEpochMilli(second) + ", " + records + " events");
        }
    }

    private static String summary(Settings.Past wish, Written written) {
        return wish.file() + ": " + written.header().records() + " events of "
                + written.header().clusters() + " from "
                + Instant.ofEpochMilli(written.header().fromMillis()) + " to "
                + Instant.ofEpochMilli(written.header().toMillis()) + " and the time before, "
                + (written.bytes() >> 10) + " KB. Play it with: takhin replay " + wish.file();
    }
}
