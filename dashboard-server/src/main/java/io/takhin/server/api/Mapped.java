package io.takhin.server.api;

import java.util.Iterator;
import java.util.function.Function;

/** Another's elements, each made into something else when it is asked for. */
record Mapped<A, B>(Iterator<A> from, Function<A, B> each) implements Iterator<B> {

    @Override
    public boolean hasNext() {
        return from.hasNext();
    }

    @Override
    public B next() {
        return each.apply(from.next());
    }
}
