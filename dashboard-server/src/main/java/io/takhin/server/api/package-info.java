/** REST: the monitoring contract, the project's own lists and details, problem objects. Sees the topology's views. */
package io.takhin.server.api;
