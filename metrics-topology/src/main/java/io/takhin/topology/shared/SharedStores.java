package io.takhin.topology.shared;

import io.takhin.topology.history.HistoryAwayException;
import io.takhin.topology.query.StoreList;
import io.takhin.topology.query.StorePage;
import io.takhin.topology.query.StoreQuestion;
import io.takhin.topology.query.StoreRow;
import io.takhin.topology.query.StoreShare;
import io.takhin.topology.query.Stores;
import io.takhin.topology.query.StoresAwayException;
import io.takhin.topology.shared.PeerQuestion.Kind;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/** The stores of all servers that share the partitions. Thread-safe. */
public final class SharedStores implements Stores {

    private final Instances instances;

    public SharedStores(Instances instances) {
        this.instances = instances;
    }

    @Override
    public StoreList list() {
        int asked = instances.here().addresses().size();
        List<StoreList> lists = instances.askServers(PeerQuestion.list()).stream()
                .map(PeerAnswer::stores)
                .toList();
        if (lists.isEmpty()) {
            throw StoresAwayException.forNow("No server that shares the stores answers now.", null);
        }
        List<StoreRow> rows = new ArrayList<>();
        for (int i = 0; i < lists.get(0).items().size(); i++) {
            rows.add(row(lists, i));
        }
        return new StoreList(lists.size(), asked, rows);
    }

    /** All of the same version, they have the same stores in the same order. */
    private static StoreRow row(List<StoreList> lists, int index) {
        List<StoreShare> shares = new ArrayList<>();
        lists.forEach(list -> shares.addAll(list.items().get(index).instances()));
        return lists.get(0).items().get(index).of(shares);
    }

    /** Partition by partition: each is held by somebody else. */
    @Override
    public StorePage read(StoreQuestion question) {
        instances.here().check(question);
        StorePage read = null;
        StoreQuestion rest = question;
        try {
            for (Integer partition : instances.partitions()) {
                PeerAnswer answer = instances
                        .ask(new PeerQuestion(Kind.PAGE, question.store(), List.of(partition), null, 0, 0, rest))
                        .get(0);
                read = read == null ? answer.page() : read.and(answer.page());
                rest = answer.end() == null ? rest : rest.after(answer.end());
                int left = question.limit() - read.items().size();
                if (answer.page().next() != null || left <= 0) {
                    return told(
                            read, answer.page().next() != null ? answer.page().next() : answer.end());
                }
                rest = rest.limited(left);
            }
        } catch (InvalidStateStoreException | HistoryAwayException e) {
            throw StoresAwayException.forNow("The store can't be read now: " + e.getMessage(), e);
        }
        return told(read, null);
    }

    private static StorePage told(StorePage read, String next) {
        Asked.Told told = Asked.told();
        return told == null ? read.with(1, 1, next) : read.with(told.answered(), told.asked(), next);
    }
}
