package io.takhin.topology.view;

/**
 * One group on one partition.
 *
 * @param currentOffset the committed offset; null when there is no commit
 * @param lag log end − max(committed, log start), never negative; null when unknown
 * @param rule the sentence of the rule that gave the status
 */
public record PartitionLagRow(
        int partition,
        Long currentOffset,
        Long logStartOffset,
        Long logEndOffset,
        Long lag,
        TimeLag timeLag,
        LagStatus status,
        String rule) {}
