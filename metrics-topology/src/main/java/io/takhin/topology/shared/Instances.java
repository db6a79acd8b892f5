package io.takhin.topology.shared;

import io.takhin.topology.history.HistoryAwayException;
import io.takhin.topology.query.StoresAwayException;
import io.takhin.topology.shared.PeerQuestion.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All servers that share the partitions, as one. Who reads a partition is asked first, all of them at once; where one doesn't
 * answer, a copy does. There is no answer without all partitions: a part would look like the whole. What an answer waits in
 * vain is bounded, however many questions it is made of. Thread-safe.
 */
public final class Instances implements Windows, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Instances.class);

    /** For one of them. */
    private static final Duration MOST_WAIT = Duration.ofSeconds(3);

    /** For all that don't answer, in one answer: a partition that moves is away for a second or two. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration RETRY = Duration.ofMillis(100);

    private final Sharing sharing;
    private final Supplier<Here> here;
    private final Duration mostWait;
    private final Duration patience;
    private final PeerCalls calls;
    private final ExecutorService executor = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "takhin-ask-peer");
        thread.setDaemon(true);
        return thread;
    });

    /** @param here throws {@link InvalidStateStoreException} while nothing runs here */
    public Instances(Sharing sharing, Supplier<Here> here) {
        this(sharing, here, MOST_WAIT, PATIENCE);
    }

    Instances(Sharing sharing, Supplier<Here> here, Duration mostWait, Duration patience) {
        this.sharing = sharing;
        this.calls = new PeerCalls(sharing.peers());
        this.here = here;
        this.mostWait = mostWait;
        this.patience = patience;
    }

    /** One server's answer to a question; null: it gave none. */
    private record Reply(String address, List<Integer> partitions, PeerAnswer answer) {}

    @Override
    public void forEach(String store, String key, long fromMillis, long toMillis, BiConsumer<Long, byte[]> each) {
        for (PeerAnswer answer : all(Kind.WINDOWS, store, key, fromMillis, toMillis)) {
            answer.found().forEach(found -> each.accept(found.atMillis(), found.value()));
        }
    }

    @Override
    public Set<String> keys(String store, String prefix, long fromMillis, long toMillis) {
        Set<String> keys = new TreeSet<>();
        for (PeerAnswer answer : all(Kind.KEYS, store, prefix, fromMillis, toMillis)) {
            answer.found().forEach(found -> keys.add(found.key()));
        }
        return keys;
    }

    @Override
    public void forEachOf(String store, String prefix, long fromMillis, long toMillis, Each each) {
        for (PeerAnswer answer : all(Kind.ENTRIES, store, prefix, fromMillis, toMillis)) {
            answer.found().forEach(found -> each.accept(found.key(), found.atMillis(), found.value()));
        }
    }

    private List<PeerAnswer> all(Kind kind, String store, String key, long fromMillis, long toMillis) {
        try {
            return ask(new PeerQuestion(kind, store, partitions(), key, fromMillis, toMillis, null));
        } catch (InvalidStateStoreException e) {
            throw new HistoryAwayException("The stores can't be read now: " + e.getMessage(), e);
        }
    }

    List<Integer> partitions() {
        List<Integer> partitions = new ArrayList<>();
        for (int partition = 0; partition < here.get().partitions(); partition++) {
            partitions.add(partition);
        }
        return partitions;
    }

    /** What all partitions' holders answer. While a partition moves nobody may for a moment: that is waited for. */
    List<PeerAnswer> ask(PeerQuestion question) {
        Asked asked = Asked.now();
        List<PeerAnswer> answers = new ArrayList<>();
        List<Integer> open = question.partitions();
        while (true) {
            Placement placement = here.get().placement(question.store());
            open = askHolders(question.of(open), placement, answers, asked);
            open = askCopies(question, open, placement, answers, asked);
            if (open.isEmpty()) {
                return answers;
            }
            if (!pause(asked)) {
                throw away(question.store(), open.get(0), placement);
            }
        }
    }

    /** The partitions that nobody answered for. */
    private List<Integer> askHolders(
            PeerQuestion question, Placement placement, List<PeerAnswer> answers, Asked asked) {
        Map<String, List<Integer>> byHolder = new TreeMap<>();
        List<Integer> open = new ArrayList<>();
        for (Integer partition : question.partitions()) {
            String active = placement.active().get(partition);
            if (active == null) {
                open.add(partition);
            } else {
                byHolder.computeIfAbsent(active, key -> new ArrayList<>()).add(partition);
            }
        }
        for (Reply reply : askEach(byHolder, question, asked)) {
            if (reply.answer() == null) {
                open.addAll(reply.partitions());
            } else {
                answers.add(reply.answer());
            }
        }
        return open;
    }

    private List<Reply> askEach(Map<String, List<Integer>> byHolder, PeerQuestion question, Asked asked) {
        long since = System.nanoTime();
        Duration atMost = mostWait(asked);
        Map<String, CompletableFuture<Reply>> replies = new HashMap<>();
        byHolder.forEach((address, partitions) -> {
            if (!address.equals(sharing.address())) {
                replies.put(
                        address,
                        CompletableFuture.supplyAsync(
                                () -> new Reply(
                                        address, partitions, calls.ask(address, question.of(partitions), atMost)),
                                executor));
            }
        });
        List<Reply> all = new ArrayList<>();
        byHolder.forEach((address, partitions) -> {
            asked.asked(address);
            CompletableFuture<Reply> reply = replies.get(address);
            PeerAnswer answer = reply == null ? askHere(question.of(partitions)) : joined(reply);
            all.add(told(asked, new Reply(address, partitions, answer)));
        });
        if (all.stream().anyMatch(reply -> reply.answer() == null)) {
            asked.lost(System.nanoTime() - since);
        }
        return all;
    }

    private Duration mostWait(Asked asked) {
        Duration left = patience.minusNanos(asked.lostNanos());
        return left.compareTo(mostWait) < 0 ? left : mostWait;
    }

    /** Whether it may be tried again. */
    private boolean pause(Asked asked) {
        if (mostWait(asked).compareTo(RETRY) <= 0) {
            return false;
        }
        asked.lost(RETRY.toNanos());
        try {
            Thread.sleep(RETRY.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static PeerAnswer joined(CompletableFuture<Reply> reply) {
        try {
            return reply.join().answer();
        } catch (CompletionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Reply told(Asked asked, Reply reply) {
        if (reply.answer() == null) {
            asked.failed(reply.address());
        } else {
            asked.answered(reply.address(), reply.answer());
        }
        return reply;
    }

    /** Null: it can't be read here now. */
    private PeerAnswer askHere(PeerQuestion question) {
        try {
            return here.get().answer(question);
        } catch (InvalidStateStoreException | HistoryAwayException | StoresAwayException e) {
            LOG.debug("{} can't be read here now", question.store(), e);
            return null;
        }
    }

    /** The partitions of which no copy answered. */
    private List<Integer> askCopies(
            PeerQuestion question, List<Integer> of, Placement placement, List<PeerAnswer> answers, Asked asked) {
        List<Integer> open = new ArrayList<>();
        for (Integer partition : of) {
            PeerAnswer answer = askCopies(question, partition, placement, asked);
            if (answer == null) {
                open.add(partition);
            } else {
                answers.add(answer);
            }
        }
        return open;
    }

    private PeerAnswer askCopies(PeerQuestion question, Integer partition, Placement placement, Asked asked) {
        List<String> holders = new ArrayList<>(placement.copies().getOrDefault(partition, List.of()));
        // in the middle of a move it may be here already
        holders.remove(sharing.address());
        holders.add(0, sharing.address());
        for (String address : holders) {
            asked.asked(address);
            long since = System.nanoTime();
            PeerQuestion ofOne = question.of(List.of(partition));
            PeerAnswer answer =
                    address.equals(sharing.address()) ? askHere(ofOne) : calls.ask(address, ofOne, mostWait(asked));
            if (answer != null) {
                asked.answered(address, answer);
                return answer;
            }
            asked.lost(System.nanoTime() - since);
        }
        return null;
    }

    private HistoryAwayException away(String store, Integer partition, Placement placement) {
        String holder = placement.active().getOrDefault(partition, "nobody");
        return new HistoryAwayException(
                "Partition " + partition + " of " + store
                        + (holder.equals(sharing.address())
                                ? " is being opened here, and no copy of it can be read."
                                : " is held by " + holder
                                        + ", which doesn't answer now, and no copy of it can be read."),
                null);
    }

    /** Each server's answer to the same question; of those that give one. */
    List<PeerAnswer> askServers(PeerQuestion question) {
        Map<String, List<Integer>> all = new TreeMap<>();
        here.get().addresses().forEach(address -> all.put(address, List.of()));
        return askEach(all, question, Asked.now()).stream()
                .map(Reply::answer)
                .filter(answer -> answer != null)
                .toList();
    }

    /** @throws StoresAwayException when it isn't running */
    Here here() {
        try {
            return here.get();
        } catch (InvalidStateStoreException e) {
            throw StoresAwayException.forNow("The stores can't be read now: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
