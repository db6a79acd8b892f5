package io.takhin.topology.replay;

import io.takhin.topology.history.Annotations;
import io.takhin.topology.history.History;
import io.takhin.topology.history.HistoryAwayException;
import io.takhin.topology.history.Kept;
import io.takhin.topology.replay.ReplayStatus.State;
import io.takhin.topology.view.ClusterSnapshot;
import io.takhin.topology.view.CurrentViews;
import io.takhin.topology.view.TopicDetail;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An interval of the past, played in a thread of its own. Its views show whole seconds: an answer is never made while one is
 * half taken, and there is none while it warms up. Thread-safe.
 */
public final class Replay implements CurrentViews, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Replay.class);

    /** Of the memory that this process may use: the present must not run out of it. */
    private static final double MOST_HEAP = 0.9;

    private final String id;
    private final ReplayWish wish;
    private final EventLog log;
    private final Recording recording;
    private final ReplayClock clock;
    private final Decoder decoder;
    private final Thread thread;
    /** Fair: who asks for views isn't kept waiting by a replay that hurries. */
    private final ReentrantLock lock = new ReentrantLock(true);

    private final Condition changed = lock.newCondition();
    private Playback playback;
    private String problem;
    private boolean closed;

    /** @param records whether it records what was and what happened by itself, for nobody else did */
    Replay(String id, ReplayWish wish, EventLog log, boolean records) {
        this.id = id;
        this.recording = records ? new Recording() : null;
        this.wish = wish;
        this.log = log;
        this.clock = new ReplayClock(
                wish.fromMillis(), wish.toMillis(), wish.warmUpMillis(), wish.speed(), System::nanoTime);
        clock.paused(wish.paused());
        decoder = new Decoder("replay-decode-" + id);
        thread = new Thread(this::run, "replay-" + id);
        thread.setDaemon(true);
        // the present goes first
        thread.setPriority(Thread.MIN_PRIORITY);
    }

    void start() {
        thread.start();
    }

    public String id() {
        return id;
    }

    private void run() {
        try {
            while (awaitDue()) {
                playNext();
            }
        } catch (InterruptedException e) {
            LOG.debug("replay {} stops", id);
        } catch (IOException | RuntimeException e) {
            if (!isClosed()) {
                LOG.warn("replay {} failed: {}", id, e.getMessage(), e);
                fail(e.getMessage() == null ? e.toString() : e.getMessage());
            }
        } catch (OutOfMemoryError e) {
            drop();
            fail(
                    "The replay needs more memory than this process may use. Give it more with -Xmx, or play fewer clusters.");
        } finally {
            drop();
        }
    }

    /** Waits until the next second is due; false when closed. */
    private boolean awaitDue() throws InterruptedException {
        lock.lock();
        try {
            for (long wait = clock.untilNextNanos(); !closed && wait > 0; wait = clock.untilNextNanos()) {
                changed.awaitNanos(wait);
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** Kafka is waited for without the lock: who asks for views, or how far it is, waits for no more than a second's events. */
    private void playNext() throws IOException, InterruptedException {
        if (HeapUse.share() > MOST_HEAP) {
            throw new IOException(
                    "This process uses most of its memory. Give it more (TAKHIN_JVM_OPTIONS=-Xmx…), or play"
                            + " fewer clusters.");
        }
        if (isToStartAnew()) {
            drop();
            Recording own = recording == null ? null : recording.anew();
            Playback anew = new Playback(log, warmUpFromMillis(), Set.copyOf(wish.clusters()), decoder, own);
            command(() -> playback = anew);
        }
        playback.read(nextMillis());
        command(() -> {
            if (!clock.isToStartAnew()) {
                playback.apply();
                clock.played();
            }
        });
    }

    private boolean isClosed() {
        return locked(() -> closed);
    }

    private boolean isToStartAnew() {
        return locked(() -> clock.takeStartAnew());
    }

    private long warmUpFromMillis() {
        return locked(() -> clock.warmUpFromMillis());
    }

    private long nextMillis() {
        return locked(() -> clock.next());
    }

    private void fail(String why) {
        command(() -> problem = why);
    }

    /** Forgets its boards and what it had read ahead. */
    private void drop() {
        command(() -> {
            if (playback != null) {
                playback.close();
                playback = null;
            }
        });
    }

    /** Plays on, or stands still. */
    public void paused(boolean isPaused) {
        command(() -> clock.paused(isPaused));
    }

    /** Shows this second next; within the interval. */
    public void seek(long millis) {
        command(() -> clock.seek(ReplayWish.second(millis)));
    }

    /** Pauses, so many seconds on; back when negative. */
    public void step(int seconds) {
        command(() -> clock.step(seconds));
    }

    public void speed(double secondsPerSecond) {
        command(() -> clock.speed(secondsPerSecond));
    }

    private void command(Runnable command) {
        lock.lock();
        try {
            command.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public ReplayStatus status() {
        return locked(() -> new ReplayStatus(
                id,
                state(),
                wish.fromMillis(),
                wish.toMillis(),
                clock.warmUpFromMillis(),
                clock.positionMillis(),
                clock.progress(),
                clock.speed(),
                wish.clusters(),
                missingClusters(),
                decoder.eventsTotal(),
                decoder.skippedTotal(),
                problem));
    }

    private List<String> missingClusters() {
        if (playback == null || !clock.isWarm()) {
            return List.of();
        }
        List<String> there = playback.views().clusterIds();
        return wish.clusters().stream().filter(id -> !there.contains(id)).toList();
    }

    private State state() {
        if (problem != null) {
            return State.FAILED;
        } else if (!clock.isWarm()) {
            return State.WARMING_UP;
        } else if (clock.isSeeking()) {
            return State.SEEKING;
        } else if (clock.isAtEnd()) {
            return State.ENDED;
        }
        return clock.isPaused() ? State.PAUSED : State.PLAYING;
    }

    /** Whether there are views now: not while it warms up, nor after it failed. */
    public boolean isShowing() {
        return ask(views -> true, false);
    }

    /** The second that is shown. */
    public long positionMillis() {
        return locked(clock::positionMillis);
    }

    @Override
    public List<String> clusterIds() {
        return ask(CurrentViews::clusterIds, List.of());
    }

    @Override
    public Optional<ClusterSnapshot> snapshot(String clusterId) {
        return ask(views -> views.snapshot(clusterId), Optional.empty());
    }

    @Override
    public Optional<TopicDetail> topic(String clusterId, String topic) {
        return ask(views -> views.topic(clusterId, topic), Optional.empty());
    }

    @Override
    public boolean pluginTellsAll(String clusterId) {
        return ask(views -> views.pluginTellsAll(clusterId), false);
    }

    /**
     * What was, as of a second of a cluster that it showed: what was told later is not in it.
     *
     * @param live what was recorded live; asked for where this doesn't record by itself
     * @throws HistoryAwayException while there are no views
     */
    public History history(Supplier<Kept> live, String clusterId, long atMillis) {
        return locked(() -> {
            if (playback == null || !clock.isWarm()) {
                throw new HistoryAwayException("The replay has no views now.", null);
            }
            return playback.history(live, clusterId, atMillis, clock.warmUpFromMillis());
        });
    }

    /**
     * What happened, until as far as it is known.
     *
     * @param live what was recorded live; asked for where this doesn't record by itself
     */
    public Annotations annotations(Supplier<Annotations> live) {
        return recording == null ? live.get() : recording.annotations();
    }

    /** Of the second that is shown, not of one that is half taken. */
    private <T> T ask(Function<CurrentViews, T> question, T unknown) {
        return locked(() -> playback != null && clock.isWarm() ? question.apply(playback.views()) : unknown);
    }

    private <T> T locked(Supplier<T> question) {
        lock.lock();
        try {
            return question.get();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        command(() -> closed = true);
        decoder.close();
        thread.interrupt();
    }
}
