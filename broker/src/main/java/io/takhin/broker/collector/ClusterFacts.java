package io.takhin.broker.collector;

import java.util.List;
import org.apache.kafka.common.Node;

/**
 * The cluster as a round found it.
 *
 * @param brokers registered and not fenced, by id
 * @param controllerId -1 unknown
 */
record ClusterFacts(String clusterId, List<Node> brokers, int controllerId) {}
