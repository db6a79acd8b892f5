package io.takhin.broker.reporter;

import io.takhin.broker.event.Buckets;
import io.takhin.broker.event.PartitionState;
import io.takhin.broker.reporter.PartitionGauges.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.ObjIntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a tick's {@link PartitionState} events of the partitions this broker leads: for each bucket those that changed, or
 * all when a refresh is due or the broker no longer leads one of them (then at once, so that nobody counts it twice for long).
 */
final class PartitionStateTold {

    private static final Logger LOG = LoggerFactory.getLogger(PartitionStateTold.class);

    private final Teller teller;
    private final Refresh refresh;
    private int[] ledBefore = {};
    private long logBytes;
    private long ledCount;
    private long underReplicated;

    PartitionStateTold(Teller teller, long refreshMillis) {
        this.teller = teller;
        this.refresh = new Refresh(refreshMillis);
    }

    /** The sizes of all replicas on this broker, led or not, as of the last {@link #tell}. */
    long logBytes() {
        return logBytes;
    }

    /** Partitions led here: what {@code ReplicaManager,name=LeaderCount} counts, without walking them once more. */
    long ledCount() {
        return ledCount;
    }

    /** Led here with a replica out of sync: what {@code ReplicaManager,name=UnderReplicatedPartitions} counts. */
    long underReplicated() {
        return underReplicated;
    }

    /** What was told may not have arrived: the next time all is told. */
    void forget() {
        refresh.forget();
    }

    void tell(Collection<TopicPartitions> topics, long atMillis, int buckets, ObjIntConsumer<PartitionState> to) {
        refresh.buckets(buckets);
        if (ledBefore.length != buckets) {
            ledBefore = new int[buckets];
        }
        List<PartitionRows> rows = new ArrayList<>();
        for (int bucket = 0; bucket < buckets; bucket++) {
            rows.add(new PartitionRows(refresh.due(bucket, atMillis)));
        }
        logBytes = 0;
        ledCount = 0;
        underReplicated = 0;
        for (TopicPartitions topic : topics) {
            PartitionRows bucket = rows.get(Buckets.ofTopic(teller.clusterId(), topic.topic(), buckets));
            topic.all().forEach(gauges -> read(topic.topic(), gauges, bucket));
        }
        for (int bucket = 0; bucket < buckets; bucket++) {
            PartitionRows told = rows.get(bucket);
            if (told.ledCount() < ledBefore[bucket]) {
                told.lose();
            }
            ledBefore[bucket] = told.ledCount();
            told.send(teller, bucket, atMillis, to);
        }
    }

    private void read(String topic, PartitionGauges gauges, PartitionRows bucket) {
        try {
            boolean wasLed = gauges.led();
            boolean changed = gauges.read(bucket.full());
            logBytes += Math.max(0, gauges.value(Kind.SIZE));
            if (gauges.led()) {
                ledCount++;
                underReplicated += gauges.value(Kind.ISR) < gauges.value(Kind.REPLICAS) ? 1 : 0;
                bucket.add(topic, gauges, changed);
            } else if (wasLed) {
                bucket.lose();
            }
        } catch (RuntimeException e) {
            LOG.debug("partition {}-{} could not be read at this tick", topic, gauges.partition(), e);
        }
    }
}
