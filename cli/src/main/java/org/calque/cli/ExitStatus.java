package org.calque.cli;

import java.util.List;

/** How a command ended. */
enum ExitStatus {
  DONE(0),
  INTERNAL(1),
  USAGE(2),
  REFUSED(3),
  UNREADABLE(4);

  private static final List<ExitStatus> WORST_FIRST =
      List.of(INTERNAL, USAGE, UNREADABLE, REFUSED, DONE);

  private final int code;

  ExitStatus(int code) {
    this.code = code;
  }

  /** What the process returns. */
  int code() {
    return code;
  }

  /** The worse of two: internal, usage, unreadable, refused, done. */
  ExitStatus and(ExitStatus other) {
    return WORST_FIRST.indexOf(this) <= WORST_FIRST.indexOf(other) ? this : other;
  }
}
