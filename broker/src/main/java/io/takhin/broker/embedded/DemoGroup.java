package io.takhin.broker.embedded;

import java.time.Duration;

/** The demo's consumer groups, each with another fate. */
enum DemoGroup {
    /** Keeps up. */
    ORDER_SERVICE("order-service", DemoTopic.ORDERS, 2, Habit.KEEP_UP, "classic"),
    /** Reads a little less than what comes; caught up again when {@link #SLOW_MAX_LAG} behind. */
    ANALYTICS("analytics", DemoTopic.CLICKS, 1, Habit.SLOW, "classic"),
    /** Dies after {@link #STOPS_AFTER}: its lag grows for good. */
    FRAUD_CHECK("fraud-check", DemoTopic.PAYMENTS, 1, Habit.STOP, "classic"),
    /** Goes back {@link #REWIND_RECORDS}, some 45 seconds' worth, every {@link #REWIND_EVERY}. */
    BILLING_REPLAY("billing-replay", DemoTopic.PAYMENTS, 1, Habit.REWIND, "classic"),
    /** Caught up with a quiet topic. */
    IDLE_REPORTER("idle-reporter", DemoTopic.REPORTS, 1, Habit.KEEP_UP, "classic"),
    /** Reads by the new group protocol, and never commits. */
    NEW_TEAM("new-team", DemoTopic.INVENTORY, 1, Habit.NEVER_COMMIT, "consumer");

    /** What a group does besides reading. */
    enum Habit {
        KEEP_UP,
        SLOW,
        STOP,
        REWIND,
        NEVER_COMMIT
    }

    static final Duration STOPS_AFTER = Duration.ofSeconds(60);
    static final Duration REWIND_EVERY = Duration.ofSeconds(90);
    static final long REWIND_RECORDS = 5_000;
    /** Clicks come at 150 a second in the mean. */
    static final int SLOW_RECORDS_PER_SECOND = 120;

    static final long SLOW_MAX_LAG = 20_000;

    final String groupId;
    final DemoTopic topic;
    final int members;
    final Habit habit;
    final String protocol;

    DemoGroup(String groupId, DemoTopic topic, int members, Habit habit, String protocol) {
        this.groupId = groupId;
        this.topic = topic;
        this.members = members;
        this.habit = habit;
        this.protocol = protocol;
    }
}
