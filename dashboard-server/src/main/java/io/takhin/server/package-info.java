/**
 * The server: {@code Main}, the composition root, and {@code Routes} with every path. Sees all packages below it; none of
 * them sees this one.
 */
package io.takhin.server;
