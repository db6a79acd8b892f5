package io.takhin.broker.collector;

import java.util.Map;
import java.util.Set;

/**
 * What came of asking for many things in one call.
 *
 * @param found the answers
 * @param failed why nothing is known of the others: asking failed, or they are left alone after an earlier failure
 * @param gone are not there any more
 */
record Answers<K, V>(Map<K, V> found, Map<K, Throwable> failed, Set<K> gone) {}
