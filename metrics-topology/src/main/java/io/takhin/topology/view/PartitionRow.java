package io.takhin.topology.view;

/**
 * One partition. Null: unknown.
 *
 * @param leader the leading broker; null when offline
 */
public record PartitionRow(
        int partition,
        Integer leader,
        int replicas,
        int isr,
        Long logStartOffset,
        Long logEndOffset,
        Long sizeBytes,
        Long replicaBytes) {}
