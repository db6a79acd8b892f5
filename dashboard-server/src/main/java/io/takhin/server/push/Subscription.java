package io.takhin.server.push;

import java.util.List;

/**
 * What a client wants to be sent.
 *
 * @param gzip whether larger frames may come compressed
 * @param views each at most once
 */
record Subscription(boolean gzip, List<ViewQuery> views) {}
