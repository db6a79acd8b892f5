package io.takhin.broker.collector;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A call that has been sent, with an answer to come for each key. Not thread-safe. */
final class PendingEach<K, V> {

    private static final Logger LOG = LoggerFactory.getLogger(PendingEach.class);
    private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final AdminCalls calls;
    private final String call;
    private final Collection<K> keys;
    private final BackOff backOff;
    private Map<K, KafkaFuture<V>> sent = Map.of();
    private long deadlineNanos;

    private final Map<K, V> found = new HashMap<>();
    private final Map<K, Throwable> failed = new HashMap<>();
    private final Set<K> gone = new HashSet<>();
    private int failedNow;
    private K anyFailed;
    private Throwable anyCause;

    PendingEach(AdminCalls calls, String call, Collection<K> keys, BackOff backOff) {
        this.calls = calls;
        this.call = call;
        this.keys = keys;
        this.backOff = backOff;
    }

    void send(Function<Collection<K>, Map<K, KafkaFuture<V>>> ask) {
        List<K> ready = new ArrayList<>(keys.size());
        for (K key : keys) {
            if (backOff.isReady(key)) {
                ready.add(key);
            } else {
                leaveAlone(key, backOff.cause(key));
            }
        }
        if (ready.isEmpty()) {
            return;
        }
        deadlineNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(calls.timeoutMillis());
        try {
            sent = ask.apply(ready);
        } catch (RuntimeException e) {
            ready.forEach(key -> fail(key, e));
        }
    }

    /** Whether all answers, good or bad, are there before {@code momentNanos}; they are still to be awaited. */
    boolean comesBefore(long momentNanos) throws InterruptedException {
        for (KafkaFuture<V> one : sent.values()) {
            try {
                one.get(Math.max(0, momentNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (ExecutionException e) {
                LOG.trace("{} failed, as await will tell", call, e);
            } catch (TimeoutException e) {
                return false;
            }
        }
        return true;
    }

    /** Waits for all answers, at most for the call's timeout since it was sent. */
    Answers<K, V> await() throws InterruptedException {
        for (Map.Entry<K, KafkaFuture<V>> one : sent.entrySet()) {
            take(one.getKey(), one.getValue());
        }
        if (failedNow > 0) {
            calls.failed(call, failed.size(), keys.size(), anyFailed, anyCause);
        } else if (!failed.isEmpty()) {
            calls.tellProblem(call, failed.size(), keys.size(), anyFailed, anyCause);
        } else {
            calls.succeeded(call);
        }
        return new Answers<>(found, failed, gone);
    }

    private void take(K key, KafkaFuture<V> future) throws InterruptedException {
        try {
            found.put(key, get(future));
            backOff.succeeded(key);
        } catch (ExecutionException e) {
            if (isGone(e.getCause())) {
                gone.add(key);
                backOff.succeeded(key);
            } else {
                fail(key, e.getCause());
            }
        } catch (TimeoutException e) {
            fail(key, e);
        }
    }

    /** Lets the round say, now and then, that it still waits. */
    private V get(KafkaFuture<V> future) throws InterruptedException, ExecutionException, TimeoutException {
        while (true) {
            calls.stillWaiting();
            long leftNanos = Math.max(0, deadlineNanos - System.nanoTime());
            try {
                return future.get(Math.min(leftNanos, SLICE_NANOS), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (leftNanos <= SLICE_NANOS) {
                    throw e;
                }
            }
        }
    }

    private static boolean isGone(Throwable cause) {
        return cause instanceof UnknownTopicOrPartitionException
                || cause instanceof UnknownTopicIdException
                || cause instanceof GroupIdNotFoundException;
    }

    private void fail(K key, Throwable cause) {
        failedNow++;
        backOff.failed(key, cause);
        leaveAlone(key, cause);
    }

    private void leaveAlone(K key, Throwable cause) {
        failed.put(key, cause);
        anyFailed = key;
        anyCause = cause;
    }
}
