package io.takhin.broker.collector;

import io.takhin.broker.event.GroupState;

/** One group as a round found it: a row of {@link GroupState}. */
record GroupFacts(String state, int memberCount, int coordinator) {}
