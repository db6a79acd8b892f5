package io.takhin.topology.query;

import java.util.List;

/** There is no store of this name. */
public final class UnknownStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> names;

    UnknownStoreException(String name, List<String> names) {
        super("There is no store \"" + name + "\".");
        this.names = names;
    }

    /** Those there are. */
    public List<String> names() {
        return names;
    }
}
