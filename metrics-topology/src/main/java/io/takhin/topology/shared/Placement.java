package io.takhin.topology.shared;

import java.util.List;
import java.util.Map;

/**
 * Who holds which partition of a store.
 *
 * @param active the address of who reads it
 * @param copies the addresses of who follows it
 */
public record Placement(Map<Integer, String> active, Map<Integer, List<String>> copies) {}
