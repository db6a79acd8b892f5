/** The command line: flags, help, exit codes. Sees {@code config}. */
package io.takhin.server.cli;
