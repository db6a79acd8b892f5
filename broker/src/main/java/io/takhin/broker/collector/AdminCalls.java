package io.takhin.broker.collector;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaFuture;

/**
 * Admin calls that may fail without harm to one another: a failure is counted, told as a problem until it is over, and
 * what failed is left alone for a while. Not thread-safe, but for {@link #problems} and {@link #failedTotal}.
 */
final class AdminCalls {

    /** The Admin client gives up by itself; this is for the case that it doesn't. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final long timeoutMillis;
    private final LongSupplier clockMillis;
    private final Map<String, BackOff> backOffs = new TreeMap<>();
    private final Map<String, String> problems = new TreeMap<>();
    private long failedTotal;
    private Runnable whileWaiting = () -> {};

    AdminCalls(Duration timeout, LongSupplier clockMillis) {
        this.timeoutMillis = timeout.plus(GRACE).toMillis();
        this.clockMillis = clockMillis;
    }

    /** A call that has been sent. */
    interface Pending<T> {
        /** Empty when it failed, or was not sent because of an earlier failure. */
        Optional<T> await() throws InterruptedException;
    }

    /** Sends a call with one answer. */
    <T> Pending<T> start(String call, Supplier<KafkaFuture<T>> ask) {
        PendingEach<String, T> each = startEach(call, List.of(call), keys -> Map.of(call, ask.get()));
        return () -> Optional.ofNullable(each.await().found().get(call));
    }

    /** Sends a call with an answer for each of many; those that failed lately are left out. */
    <K, V> PendingEach<K, V> startEach(
            String call, Collection<K> keys, Function<Collection<K>, Map<K, KafkaFuture<V>>> ask) {
        BackOff backOff = backOffs.computeIfAbsent(call, name -> new BackOff(clockMillis));
        backOff.keepOnly(keys);
        PendingEach<K, V> pending = new PendingEach<>(this, call, keys, backOff);
        pending.send(ask);
        return pending;
    }

    /** @param action is called again and again while an answer is waited for */
    void whileWaiting(Runnable action) {
        whileWaiting = action;
    }

    void stillWaiting() {
        whileWaiting.run();
    }

    long timeoutMillis() {
        return timeoutMillis;
    }

    synchronized void failed(String call, int failed, int asked, Object first, Throwable cause) {
        failedTotal++;
        tellProblem(call, failed, asked, first, cause);
    }

    synchronized void tellProblem(String call, int failed, int asked, Object first, Throwable cause) {
        String what =
                asked == 1 && call.equals(first) ? "" : failed + " of " + asked + " failed, one is " + first + ": ";
        problems.put(call, call + ": " + what + FailureText.of(cause));
    }

    synchronized void succeeded(String call) {
        problems.remove(call);
    }

    synchronized List<String> problems() {
        return List.copyOf(problems.values());
    }

    synchronized long failedTotal() {
        return failedTotal;
    }
}
