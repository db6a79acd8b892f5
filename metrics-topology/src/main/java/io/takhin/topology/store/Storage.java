package io.takhin.topology.store;

/**
 * Where one view keeps what it has. Used by one task.
 *
 * @param states of its keys
 * @param history null: it records none
 * @param annotations null: what happened isn't kept
 */
public record Storage(ViewStore states, HistoryStore history, AnnotationStore annotations) {

    /** Nothing is kept. */
    public static final Storage NONE = new Storage(new NoStore(), null, null);
}
