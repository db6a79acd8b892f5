package io.takhin.topology.replay;

import io.takhin.broker.event.BrokerState;
import io.takhin.broker.event.ClusterState;
import io.takhin.broker.event.MetricEvent;
import io.takhin.broker.event.MetricTopic;
import io.takhin.topology.board.Boards;
import io.takhin.topology.intake.EventTime;
import io.takhin.topology.view.Corrected;
import java.io.IOException;

/**
 * All lanes' events in the order in which the live topology takes them: second by second, in each the commits after the log
 * ends. By the collector's clock: one whose broker's clock is an hour ahead would otherwise hold up its lane for an hour.
 */
final class Merge {

    /** No event is on its way for so long, see Clocks: who is ahead by more has a wrong clock. */
    private static final long SURE_MILLIS = 20_000;

    private final Lanes lanes;
    private final Boards boards;
    private int lane;
    private long order;

    /** @param boards whose clocks say which teller's is off */
    Merge(Lanes lanes, Boards boards) {
        this.lanes = lanes;
        this.boards = boards;
    }

    /** Whether there is an event of before this moment; it is then {@link #event}'s. */
    boolean hasNext(long untilMillis) throws IOException, InterruptedException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < lanes.count(); i++) {
            Told told = lanes.peek(i);
            long order = told == null ? Long.MAX_VALUE : order(i, told, untilMillis);
            if (order < least) {
                least = order;
                lane = i;
            }
        }
        order = least;
        return least < untilMillis;
    }

    /** By what the next event is ordered; it is taken with this second. */
    long order() {
        return order;
    }

    /** The next event's record. */
    Told told() throws IOException, InterruptedException {
        return lanes.peek(lane);
    }

    /** The partition that the next event is from. */
    Lane lane() {
        return lanes.lane(lane);
    }

    /** Takes the next event; null when the record is none of this version. */
    MetricEvent event() throws IOException, InterruptedException {
        MetricEvent event = lanes.peek(lane).event();
        lanes.advance(lane);
        return event;
    }

    private long order(int index, Told told, long untilMillis) throws InterruptedException {
        MetricTopic topic = lanes.lane(index).topic();
        MetricEvent event = told.event();
        if (event == null) {
            return Long.MIN_VALUE;
        }
        long atMillis = event.atMillis() - offsetMillis(event);
        if (event instanceof BrokerState && isAhead(atMillis, untilMillis)) {
            atMillis = Math.min(atMillis, collectorsNext(index, event.clusterId(), atMillis));
        }
        return EventTime.of(topic, atMillis);
    }

    private long offsetMillis(MetricEvent event) {
        int teller = Corrected.teller(event);
        return teller < 0
                ? 0
                : boards.find(event.clusterId())
                        .map(board -> board.clocks().offsetMillis(teller))
                        .orElse(0L);
    }

    /** What the collector says next in this lane, if it is long before what the broker says: the broker's clock is off. */
    private long collectorsNext(int index, String clusterId, long brokersMillis) throws InterruptedException {
        for (Told next : lanes.atHand(index)) {
            if (next.event() instanceof ClusterState state && state.clusterId().equals(clusterId)) {
                return isAhead(brokersMillis, state.atMillis()) ? state.atMillis() : Long.MAX_VALUE;
            }
        }
        return Long.MAX_VALUE;
    }

    private static boolean isAhead(long brokersMillis, long millis) {
        return brokersMillis > millis + SURE_MILLIS;
    }
}
