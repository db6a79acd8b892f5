package io.takhin.topology.shared;

/**
 * That this server shares the views' partitions with others.
 *
 * @param name the same for all that share
 * @param address where the others reach this one, as {@code host:port}
 * @param peers asks the others
 */
public record Sharing(String name, String address, Peers peers) {}
