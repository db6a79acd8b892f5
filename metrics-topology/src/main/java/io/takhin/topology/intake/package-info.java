/** How records become events: reading, dead letters, and how far reading has come. Sees the event contract. */
package io.takhin.topology.intake;
