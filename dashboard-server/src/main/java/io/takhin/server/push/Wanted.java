package io.takhin.server.push;

import io.takhin.server.api.Payload;
import java.util.ArrayList;
import java.util.List;

/** A client's subscription, and what it has of each view. Not thread-safe. */
final class Wanted {

    private final Subscription subscription;
    private final long[] had;

    /** @param before what it wanted until now: of views that it goes on to want it needs only what is new; null: nothing */
    Wanted(Subscription subscription, Wanted before) {
        this.subscription = subscription;
        this.had = new long[subscription.views().size()];
        for (int i = 0; before != null && i < had.length; i++) {
            int known = before.subscription.views().indexOf(subscription.views().get(i));
            had[i] = known < 0 ? 0 : before.had[known];
        }
    }

    Subscription subscription() {
        return subscription;
    }

    boolean gzip() {
        return subscription.gzip();
    }

    /** The next message of each view. */
    List<Payload> next(ViewStreams streams, Now now, long nowMillis) {
        List<Payload> payloads = new ArrayList<>(had.length);
        for (int i = 0; i < had.length; i++) {
            ViewStream.Next next = streams.next(now, subscription.views().get(i), had[i], nowMillis);
            had[i] = next.seq();
            payloads.add(next.payload());
        }
        return payloads;
    }
}
