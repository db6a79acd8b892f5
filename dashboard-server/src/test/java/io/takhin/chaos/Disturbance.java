package io.takhin.chaos;

import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kills the server, the broker, or both, at random moments, also in the middle of a start, and starts them again. */
final class Disturbance {

    private enum Victim {
        SERVER,
        BROKER,
        BOTH
    }

    private static final Logger LOG = LoggerFactory.getLogger(Disturbance.class);
    private static final int LONGEST_CALM_MILLIS = 7_000;
    private static final int LONGEST_AWAY_MILLIS = 3_500;

    /** How often the server may go on to its next kill without having become ready. */
    private static final double HASTE = 0.25;

    private final Site site;
    private final Random random;
    private final History history;
    private final SortedMap<Long, Long> away = new TreeMap<>();

    Disturbance(Site site, long seed, History history) {
        this.site = site;
        this.random = new Random(seed);
        this.history = history;
    }

    /** Each kind of victim in turn begins, so that few kills have all of them. */
    void run(int kills, KnownTraffic traffic) {
        for (int kill = 0; kill < kills; kill++) {
            pause(1_000 + random.nextInt(LONGEST_CALM_MILLIS));
            traffic.requireWell();
            history.take(site.server());
            Victim victim = Victim.values()[(kill + random.nextInt(2)) % Victim.values().length];
            LOG.info("kill {} of {}: {}", kill + 1, kills, victim);
            disturb(victim, kill < kills - 1 && random.nextDouble() < HASTE);
        }
    }

    private void disturb(Victim victim, boolean haste) {
        boolean broker = victim != Victim.SERVER;
        boolean server = victim != Victim.BROKER;
        if (server) {
            site.serverChild().kill();
        }
        if (broker) {
            site.broker().kill();
        }
        long fromMillis = System.currentTimeMillis();
        pause(random.nextInt(LONGEST_AWAY_MILLIS));
        boolean serverFirst = random.nextBoolean();
        if (server && serverFirst) {
            site.serverChild().start();
        }
        if (broker) {
            away.put(fromMillis, System.currentTimeMillis());
            site.broker().start();
            site.awaitBroker();
        }
        if (server && !serverFirst) {
            site.serverChild().start();
        }
        if (!haste) {
            site.awaitReady();
        }
    }

    /** When the broker was away: from a kill to the next start, in Unix milliseconds. */
    SortedMap<Long, Long> away() {
        return away;
    }

    private static void pause(long millis) {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = millis; left > 0; left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(left));
        }
    }
}
