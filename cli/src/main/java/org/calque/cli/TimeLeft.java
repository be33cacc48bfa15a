package org.calque.cli;

import java.util.Locale;

/** Shows how far a long command is and how much time is left, where a person watches. */
final class TimeLeft {
  private static final double NANOSECONDS = 1e9;
  private static final int MINUTE = 60;
  private static final int WIDTH = 70;

  private final Terminal terminal;
  private final String things;
  private final long begun = System.nanoTime();

  /** Begins to count; the things are what is counted, in the plural. */
  TimeLeft(Terminal terminal, String things) {
    this.terminal = terminal;
    this.things = things;
  }

  /** So many of all are done. */
  void show(int done, int all) {
    if (!terminal.interactive()) {
      return;
    }
    double seconds = (System.nanoTime() - begun) / NANOSECONDS;
    String line =
        done < all
            ? String.format(
                Locale.ROOT,
                "%d of %d %s, %.1f a second, %s left",
                done,
                all,
                things,
                done / seconds,
                span(seconds / done * (all - done)))
            : "";
    terminal.err().print("\r" + line + " ".repeat(Math.max(0, WIDTH - line.length())) + "\r");
    terminal.err().flush();
  }

  private static String span(double seconds) {
    long whole = Math.round(seconds);
    return whole < 2 * MINUTE ? whole + " s" : (whole + MINUTE / 2) / MINUTE + " min";
  }
}
