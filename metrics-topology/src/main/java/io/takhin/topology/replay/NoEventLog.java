package io.takhin.topology.replay;

import java.io.IOException;

/** Where nothing is kept. */
final class NoEventLog implements EventLog {

    private static final String WHY = "This server has no metric events to replay.";

    @Override
    public Retained retained() throws IOException {
        throw new IOException(WHY);
    }

    @Override
    public Lanes open(long fromMillis, Decoder decoder) throws IOException {
        throw new IOException(WHY);
    }
}
