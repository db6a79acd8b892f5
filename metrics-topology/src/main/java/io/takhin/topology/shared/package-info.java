/** Several servers that share the views' partitions: each answers for all, by asking the others. */
package io.takhin.topology.shared;
