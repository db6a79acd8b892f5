package io.takhin.topology.board;

/**
 * State and members of a group.
 *
 * @param members -1 unknown
 */
public record GroupInfo(long atMillis, String state, int members, int coordinator) {}
