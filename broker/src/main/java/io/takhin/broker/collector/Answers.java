package io.takhin.broker.collector;

import java.util.Map;
import java.util.Set;

/**
 * What came of asking for many things in one call.
 *
 * @param found the answers
 * @param failed could not be asked for, or are left alone after an earlier failure: nothing is known
 * @param gone are not there any more
 */
record Answers<K, V>(Map<K, V> found, Set<K> failed, Set<K> gone) {}
