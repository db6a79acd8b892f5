package io.takhin.topology.shared;

import io.takhin.topology.history.HistoryAwayException;
import io.takhin.topology.query.StoresAwayException;
import io.takhin.topology.shared.PeerQuestion.Kind;
import java.io.IOException;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All servers that share the partitions, as one. Who reads a partition is asked first, all of them at once; where one doesn't
 * answer, a copy does. There is no answer without all partitions: a part would look like the whole. Thread-safe.
 */
public final class Instances implements Windows, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Instances.class);

    /** For one of them. */
    private static final Duration MOST_WAIT = Duration.ofSeconds(3);

    /** Who didn't answer isn't asked again for so long: each series of an answer would wait for it. */
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final Sharing sharing;
    private final Supplier<Here> here;
    private final Map<String, Long> awayUntilNanos = new ConcurrentHashMap<>();
    private final ExecutorService executor = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "takhin-ask-peer");
        thread.setDaemon(true);
        return thread;
    });

    /** @param here throws {@link InvalidStateStoreException} while nothing runs here */
    public Instances(Sharing sharing, Supplier<Here> here) {
        this.sharing = sharing;
        this.here = here;
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

    /** What all partitions' holders answer. */
    List<PeerAnswer> ask(PeerQuestion question) {
        Placement placement = here.get().placement(question.store());
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
        List<PeerAnswer> answers = new ArrayList<>();
        for (Reply reply : askEach(byHolder, question)) {
            if (reply.answer() == null) {
                open.addAll(reply.partitions());
            } else {
                answers.add(reply.answer());
            }
        }
        for (Integer partition : open) {
            answers.add(askCopies(question.of(List.of(partition)), placement));
        }
        return answers;
    }

    private List<Reply> askEach(Map<String, List<Integer>> byHolder, PeerQuestion question) {
        Asked asked = Asked.now();
        Map<String, CompletableFuture<Reply>> replies = new HashMap<>();
        byHolder.forEach((address, partitions) -> {
            if (!address.equals(sharing.address())) {
                replies.put(
                        address,
                        CompletableFuture.supplyAsync(
                                () -> new Reply(address, partitions, askAway(address, question.of(partitions))),
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
        return all;
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

    /** Null: it doesn't answer. */
    private PeerAnswer askAway(String address, PeerQuestion question) {
        Long until = awayUntilNanos.get(address);
        if (until != null && System.nanoTime() - until < 0) {
            return null;
        }
        try {
            PeerAnswer answer = sharing.peers().ask(address, question, MOST_WAIT);
            if (awayUntilNanos.remove(address) != null) {
                LOG.info("{} answers again", address);
            }
            return answer;
        } catch (IOException e) {
            if (awayUntilNanos.put(address, System.nanoTime() + PAUSE.toNanos()) == null) {
                LOG.warn("{} does not answer, a copy is asked where there is one: {}", address, e.toString());
            }
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
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

    private PeerAnswer askCopies(PeerQuestion question, Placement placement) {
        Asked asked = Asked.now();
        Integer partition = question.partitions().get(0);
        List<String> holders = new ArrayList<>(placement.copies().getOrDefault(partition, List.of()));
        // in the middle of a move it may be here already
        holders.remove(sharing.address());
        holders.add(0, sharing.address());
        for (String address : holders) {
            asked.asked(address);
            boolean isHere = address.equals(sharing.address());
            PeerAnswer answer = isHere ? askHere(question) : askAway(address, question);
            if (answer != null) {
                asked.answered(address, answer);
                return answer;
            }
        }
        throw new HistoryAwayException(
                "Partition " + partition + " of " + question.store() + " is held by "
                        + placement.active().getOrDefault(partition, "nobody")
                        + ", which doesn't answer now, and no copy"
                        + " of it can be read.",
                null);
    }

    /** Each server's answer to the same question; of those that give one. */
    List<PeerAnswer> askServers(PeerQuestion question) {
        Map<String, List<Integer>> all = new TreeMap<>();
        here.get().addresses().forEach(address -> all.put(address, List.of()));
        return askEach(all, question).stream()
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
