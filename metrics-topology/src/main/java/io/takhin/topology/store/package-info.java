/**
 * State: the only place that names stores, retention and RocksDB settings. Sees nothing of this project.
 */
package io.takhin.topology.store;
