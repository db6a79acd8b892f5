package io.takhin.topology.replay;

import io.takhin.topology.replay.EventLog.Retained;
import io.takhin.topology.replay.ReplayRefusedException.Reason;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The replays there are. One that nobody has asked for a while is ended. Thread-safe. */
public final class Replays implements AutoCloseable {

    /** Each has boards of its own, as large as those of the present. */
    public static final int MOST = 4;

    /** One that nobody asks for so long is ended. */
    public static final Duration IDLE = Duration.ofMinutes(10);

    private static final Duration SWEEP = Duration.ofSeconds(10);

    /** Of the memory that this process may use, still in use after the last garbage collection. */
    private static final double FULL = 0.75;

    private record Entry(Replay replay, long[] askedMillis) {}

    private final EventLog log;
    private final boolean record;
    private final LongSupplier unixMillis;
    private final Map<String, Entry> byId = new ConcurrentSkipListMap<>();
    private volatile String shown;
    private final SecureRandom random = new SecureRandom();
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "replays");
        thread.setDaemon(true);
        return thread;
    });

    /** @param unixMillis the wall clock */
    public Replays(EventLog log, LongSupplier unixMillis) {
        this(log, unixMillis, false);
    }

    /** @param record whether each records history of its own, where nobody did live */
    public Replays(EventLog log, LongSupplier unixMillis, boolean record) {
        this.log = log;
        this.unixMillis = unixMillis;
        this.record = record;
    }

    /** Of nothing. */
    public static Replays none() {
        return new Replays(new NoEventLog(), System::currentTimeMillis);
    }

    /** Ends idle replays from here on. */
    public void start() {
        sweeper.scheduleAtFixedRate(this::endIdle, SWEEP.toMillis(), SWEEP.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Makes one that is shown instead of the present: it is never ended. */
    public Replay show(ReplayWish wish) throws ReplayRefusedException, InterruptedException {
        Replay replay = create(wish);
        shown = replay.id();
        return replay;
    }

    /** The one that is shown instead of the present; null: the present is. */
    public String shown() {
        return shown;
    }

    /** Makes one, which then warms up. */
    public Replay create(ReplayWish wish) throws ReplayRefusedException, InterruptedException {
        check(wish);
        synchronized (byId) {
            if (byId.size() >= MOST) {
                throw new ReplayRefusedException(
                        Reason.NO_ROOM,
                        "There are " + MOST + " replays already.",
                        "End one with DELETE /api/v1/replays/{id}; GET /api/v1/replays lists them.");
            }
            if (HeapUse.share() > FULL) {
                throw new ReplayRefusedException(
                        Reason.NO_ROOM,
                        "This process uses most of its memory already.",
                        "End another replay, or start the server with more memory (TAKHIN_JVM_OPTIONS=-Xmx…).");
            }
            Replay replay = new Replay(newId(), wish, log, record);
            byId.put(replay.id(), new Entry(replay, new long[] {unixMillis.getAsLong()}));
            replay.start();
            return replay;
        }
    }

    private String newId() {
        byte[] bytes = new byte[4];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private void check(ReplayWish wish) throws ReplayRefusedException, InterruptedException {
        Retained retained = retained();
        // a file's end is where it says, whatever this machine's clock
        long latest = retained.toMillis() == Long.MAX_VALUE ? unixMillis.getAsLong() : retained.toMillis() + 999;
        require(
                wish.fromMillis() <= wish.toMillis(),
                "from: expected a time before to (" + Moments.text(wish.toMillis()) + "), found "
                        + Moments.text(wish.fromMillis()) + ".",
                "Give the earlier one first.");
        require(
                retained.fromMillis() <= latest,
                "from: expected a time of which events are kept, but none are kept at all.",
                "Ask again when the cluster has been watched for a while.");
        String kept =
                "Events are kept from " + Moments.text(retained.fromMillis()) + " to " + Moments.text(latest) + ".";
        require(
                wish.fromMillis() >= ReplayWish.second(retained.fromMillis()),
                "from: expected a time of which events are kept, found " + Moments.text(wish.fromMillis()) + ".",
                kept);
        require(
                wish.toMillis() <= latest,
                "to: expected a time of which events are kept, found " + Moments.text(wish.toMillis()) + ".",
                kept);
        double speed = wish.speed();
        require(
                speed >= ReplayWish.LEAST_SPEED && speed <= ReplayWish.MOST_SPEED,
                "speed: expected a number from 1 to 1000, found " + speed + ".",
                "Give such a number.");
        checkClusters(wish);
    }

    private void checkClusters(ReplayWish wish) throws ReplayRefusedException {
        Set<String> known = log.clusters();
        for (String id : wish.clusters()) {
            require(
                    known.isEmpty() || known.contains(id),
                    "clusters: expected some of " + known + ", found \"" + id + "\".",
                    "Give such ids, or leave it out: then all are played that there are events of.");
        }
    }

    private static void require(boolean holds, String detail, String whatToDo) throws ReplayRefusedException {
        if (!holds) {
            throw new ReplayRefusedException(Reason.BAD_WISH, detail, whatToDo);
        }
    }

    /** What can be played. */
    public Retained retained() throws ReplayRefusedException, InterruptedException {
        try {
            return log.retained();
        } catch (IOException e) {
            throw new ReplayRefusedException(Reason.UNREACHABLE, e.getMessage(), "Try again when Kafka answers.");
        }
    }

    /** Whoever asks keeps it from being ended. */
    public Optional<Replay> find(String id) {
        Entry entry = byId.get(id);
        if (entry == null) {
            return Optional.empty();
        }
        entry.askedMillis()[0] = unixMillis.getAsLong();
        return Optional.of(entry.replay());
    }

    public List<Replay> all() {
        return byId.values().stream().map(Entry::replay).toList();
    }

    /** Ends it; false when there is none, or it is the one that is shown. */
    public boolean end(String id) {
        if (id.equals(shown)) {
            return false;
        }
        Entry entry = byId.remove(id);
        if (entry != null) {
            entry.replay().close();
        }
        return entry != null;
    }

    void endIdle() {
        long now = unixMillis.getAsLong();
        byId.forEach((id, entry) -> {
            if (now - entry.askedMillis()[0] > IDLE.toMillis()) {
                end(id);
            }
        });
    }

    @Override
    public void close() {
        sweeper.shutdownNow();
        shown = null;
        byId.keySet().forEach(this::end);
    }
}
