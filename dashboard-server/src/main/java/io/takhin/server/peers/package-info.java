/** Servers that share the views' partitions ask each other for what they hold. */
package io.takhin.server.peers;
