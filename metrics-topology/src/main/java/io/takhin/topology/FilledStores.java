package io.takhin.topology;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of stores that are filled from their changelogs: how much was not on disk. Thread-safe. */
final class FilledStores implements StateRestoreListener {

    private static final Logger LOG = LoggerFactory.getLogger(FilledStores.class);

    private final AtomicLong records = new AtomicLong();

    /** Records read from changelogs. */
    long records() {
        return records.get();
    }

    @Override
    public void onRestoreStart(TopicPartition changelog, String store, long fromOffset, long toOffset) {
        LOG.debug("{}: filling from offset {} to {}", changelog, fromOffset, toOffset);
    }

    @Override
    public void onBatchRestored(TopicPartition changelog, String store, long batchEnd, long count) {
        records.addAndGet(count);
    }

    @Override
    public void onRestoreEnd(TopicPartition changelog, String store, long total) {
        if (total > 0) {
            LOG.info("{}: filled with {} records that were not on disk", changelog, total);
        }
    }
}
