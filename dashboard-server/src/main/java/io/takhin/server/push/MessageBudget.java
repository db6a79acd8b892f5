package io.takhin.server.push;

/** How much a client may say: a few messages at once, then one every half second. Not thread-safe. */
final class MessageBudget {

    enum Verdict {
        HEARD,
        /** One too many: said once, and those after it are not listened to. */
        TOLD_OFF,
        IGNORED,
        /** It goes on all the same. */
        OVER
    }

    static final int AT_ONCE = 30;
    static final long EVERY_MILLIS = 500;
    /** So many ignored ones without a pause end the connection. */
    static final int PATIENCE = 300;

    private long spentMillis;
    private int ignored;

    MessageBudget(long nowMillis) {
        this.spentMillis = nowMillis - AT_ONCE * EVERY_MILLIS;
    }

    Verdict spend(long nowMillis) {
        spentMillis = Math.max(spentMillis, nowMillis - AT_ONCE * EVERY_MILLIS);
        if (spentMillis + EVERY_MILLIS <= nowMillis) {
            spentMillis += EVERY_MILLIS;
            ignored = 0;
            return Verdict.HEARD;
        }
        ignored++;
        return ignored == 1 ? Verdict.TOLD_OFF : ignored < PATIENCE ? Verdict.IGNORED : Verdict.OVER;
    }
}
