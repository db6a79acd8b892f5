package io.takhin.topology.replay;

/** Why there is no replay of what was wished for. */
public final class ReplayRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Kinds of reasons. */
    public enum Reason {
        /** A value that doesn't fit. */
        BAD_WISH,
        /** As many as there may be, or no memory for another. */
        NO_ROOM,
        /** The events can't be read now. */
        UNREACHABLE
    }

    private final Reason reason;
    private final String whatToDo;

    ReplayRefusedException(Reason reason, String detail, String whatToDo) {
        super(detail);
        this.reason = reason;
        this.whatToDo = whatToDo;
    }

    public Reason reason() {
        return reason;
    }

    /** One sentence. */
    public String whatToDo() {
        return whatToDo;
    }
}
