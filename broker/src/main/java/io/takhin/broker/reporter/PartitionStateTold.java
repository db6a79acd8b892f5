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

    PartitionStateTold(Teller teller, long refreshMillis) {
        this.teller = teller;
        this.refresh = new Refresh(refreshMillis);
    }

    /** The sizes of all replicas on this broker, led or not, as of the last {@link #tell}. */
    long logBytes() {
        return logBytes;
    }

    void tell(Collection<TopicPartitions> topics, long atMillis, int buckets, ObjIntConsumer<PartitionState> to) {
        refresh.buckets(buckets);
        if (ledBefore.length != buckets) {
            ledBefore = new int[buckets];
        }
        List<PartitionRows> rows = new ArrayList<>();
        for (int bucket = 0; bucket < buckets; bucket++) {
            rows.add(new PartitionRows());
        }
        logBytes = 0;
        for (TopicPartitions topic : topics) {
            PartitionRows bucket = rows.get(Buckets.ofTopic(teller.clusterId(), topic.topic(), buckets));
            topic.all().forEach(gauges -> read(topic.topic(), gauges, bucket));
        }
        for (int bucket = 0; bucket < buckets; bucket++) {
            PartitionRows told = rows.get(bucket);
            boolean full = refresh.due(bucket, atMillis) | told.lostOne() | told.ledCount() < ledBefore[bucket];
            ledBefore[bucket] = told.ledCount();
            told.send(teller, full, bucket, atMillis, to);
        }
    }

    private void read(String topic, PartitionGauges gauges, PartitionRows bucket) {
        try {
            boolean ledBefore = gauges.led();
            boolean changed = gauges.read();
            logBytes += Math.max(0, gauges.value(Kind.SIZE));
            if (gauges.led()) {
                bucket.add(topic, gauges, changed);
            } else if (ledBefore) {
                bucket.lose();
            }
        } catch (RuntimeException e) {
            LOG.debug("partition {}-{} could not be read at this tick", topic, gauges.partition(), e);
        }
    }
}
