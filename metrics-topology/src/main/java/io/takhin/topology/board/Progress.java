package io.takhin.topology.board;

import io.takhin.topology.store.StateReader;
import io.takhin.topology.store.StateWriter;

/** Records that a group got past, as they were spread over the time before the commit that told of them. */
record Progress(int partition, long before, long earliestMillis, long fromMillis, long atMillis, long records) {

    Progress from(long millis) {
        return new Progress(partition, before, earliestMillis, millis, atMillis, records);
    }

    void encode(StateWriter writer) {
        writer.putLong(partition).putLong(before).putLong(earliestMillis);
        writer.putLong(fromMillis).putLong(atMillis).putLong(records);
    }

    static Progress decode(StateReader reader) {
        int partition = (int) reader.getLong();
        long before = reader.getLong();
        long earliestMillis = reader.getLong();
        long fromMillis = reader.getLong();
        return new Progress(partition, before, earliestMillis, fromMillis, reader.getLong(), reader.getLong());
    }
}
