/**
 * The command line: each command parses, calls the library, and writes.
 *
 * <p>Results go to standard output in UTF-8, everything else to standard error. The exit status is
 * that of {@link org.calque.cli.ExitStatus}; only {@link org.calque.cli.Main} ends the process.
 * Output files appear whole or not at all. A folder that {@code --out} names and that cannot be
 * made or written to is a usage error; a file that cannot be written later is an internal one.
 */
@org.jspecify.annotations.NullMarked
package org.calque.cli;
