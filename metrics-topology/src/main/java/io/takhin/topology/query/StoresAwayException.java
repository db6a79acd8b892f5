package io.takhin.topology.query;

/** The stores can't be read now, or there are none here. */
public final class StoresAwayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean forGood;

    private StoresAwayException(String message, boolean forGood, Throwable cause) {
        super(message, cause);
        this.forGood = forGood;
    }

    /** The topology is being started, or moves. */
    public static StoresAwayException forNow(String message, Throwable cause) {
        return new StoresAwayException(message, false, cause);
    }

    /** Nothing here keeps any. */
    public static StoresAwayException forGood(String message) {
        return new StoresAwayException(message, true, null);
    }

    /** @throws StoresAwayException when it is null: the topology has not been started yet */
    public static <T> T unlessThere(T run) {
        if (run == null) {
            throw forNow("The topology is being started.", null);
        }
        return run;
    }

    /** Whether asking again is of no use. */
    public boolean isForGood() {
        return forGood;
    }
}
