package io.takhin.server.push;

import io.takhin.server.api.ListQuery;

/**
 * One view as a client asks for it. Clients that ask alike share its frames.
 *
 * @param name of the one topic or group; null elsewhere
 * @param list which rows of a list; null elsewhere
 * @param inOrder whether it is a part of a list, which is told in order
 * @param internal whether internal topics are wanted
 */
record ViewQuery(View view, String name, ListQuery list, boolean inOrder, boolean internal) {

    static ViewQuery of(View view) {
        return new ViewQuery(view, null, null, false, false);
    }

    static ViewQuery of(View view, String name) {
        return new ViewQuery(view, name, null, false, false);
    }

    enum View {
        /** The monitoring object without its rows of topics and groups. */
        cluster,
        /** The verdict and its reasons; a row for each broker. */
        health,
        topics,
        /** Without their partitions. */
        groups,
        /** One topic; a row for each partition. */
        topic,
        /** One group; a row for each of its partitions. */
        group
    }
}
