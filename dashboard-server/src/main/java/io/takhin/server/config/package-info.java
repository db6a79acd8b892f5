/** Settings: one table of keys, read from flags, environment and file, with all problems told at once. Sees nothing else. */
package io.takhin.server.config;
