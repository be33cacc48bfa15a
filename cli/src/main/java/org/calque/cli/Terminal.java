package org.calque.cli;

import java.io.PrintStream;

/**
 * Where a command writes.
 *
 * @param out results, UTF-8
 * @param err everything else, UTF-8
 * @param interactive whether a person watches {@code err}
 */
record Terminal(PrintStream out, PrintStream err, boolean interactive) {
  /** Says something that is no result, in one line. */
  void say(String sentence) {
    err.print(sentence + "\n");
    err.flush();
  }

  /** Shows how far a command is, where a person watches and it takes more than one photograph. */
  void progress(int done, int all) {
    if (interactive && all > 1) {
      err.print(done < all ? "\r" + done + " of " + all + " done " : "\r" + " ".repeat(30) + "\r");
      err.flush();
    }
  }
}
