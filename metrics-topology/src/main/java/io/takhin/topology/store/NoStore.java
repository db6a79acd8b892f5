package io.takhin.topology.store;

import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Keeps nothing: for views that are never restored, but made anew from the events. */
public final class NoStore implements ViewStore {

    @Override
    public void put(String key, long atMillis, Supplier<byte[]> state) {
        // nothing is kept
    }

    @Override
    public void putCurrent(String key, byte[] state) {
        // nothing is kept
    }

    @Override
    public void delete(String key) {
        // nothing was kept
    }

    @Override
    public byte[] get(String key) {
        return null;
    }

    @Override
    public void forEachCurrent(BiConsumer<String, byte[]> each) {
        // nothing was kept
    }

    @Override
    public void forEachPast(String key, long fromMillis, long toMillis, BiConsumer<Long, byte[]> each) {
        // nothing was kept
    }
}
