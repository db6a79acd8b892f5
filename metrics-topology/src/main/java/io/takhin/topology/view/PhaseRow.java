package io.takhin.topology.view;

/**
 * Where one broker's requests of one type spent their time: means in seconds, over the window of {@link LatencyRow}. The
 * phases add up to the whole, but for Kafka's rounding of each to whole milliseconds. Null: unknown, or no request.
 *
 * @param count requests
 * @param queue waiting for a request handler
 * @param local worked on by the leader
 * @param remote waiting for followers (produce) or for data (fetch)
 * @param response waiting for a network thread
 * @param send sent to the client
 */
public record PhaseRow(Long count, Double queue, Double local, Double remote, Double response, Double send) {}
