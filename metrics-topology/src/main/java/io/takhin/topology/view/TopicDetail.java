package io.takhin.topology.view;

import java.util.List;

/** One topic with its partitions, by number, and its rates second by second. */
public record TopicDetail(
        long atMillis,
        TopicRow topic,
        List<PartitionRow> partitionRows,
        Series produceRate,
        Series fetchRate,
        Series produceBytes,
        Series fetchBytes) {}
