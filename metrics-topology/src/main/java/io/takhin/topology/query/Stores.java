package io.takhin.topology.query;

/** The state stores, to be looked into. Thread-safe. */
public interface Stores {

    /** @throws StoresAwayException while there are none */
    StoreList list();

    /**
     * @throws UnknownStoreException when there is no such store
     * @throws BadQuestionException when the question doesn't fit the store
     * @throws StoresAwayException while the store can't be read
     */
    StorePage read(StoreQuestion question);
}
