/** From metric events to views: the topology, and what runs it. */
package io.takhin.topology;
