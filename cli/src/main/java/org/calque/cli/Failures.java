package org.calque.cli;

import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * Says what went wrong inside Calque, in one sentence, with the trace only where it was asked for.
 *
 * @param terminal where to
 * @param verbose whether traces are wanted
 */
record Failures(Terminal terminal, BooleanSupplier verbose) {
  private static final String TRACE_VARIABLE = "CALQUE_VERBOSE";

  /** What an exception says; its kind when it says nothing. */
  static String sentence(Throwable failure) {
    return Objects.requireNonNullElse(failure.getMessage(), failure.getClass().getSimpleName());
  }

  /** Reports a failure while working on something. */
  ExitStatus internal(String what, Throwable failure) {
    if (failure instanceof OutOfMemoryError) {
      terminal.say(
          what + ": not enough memory; set CALQUE_JAVA_OPTIONS=-Xmx4g or shrink the photograph.");
    } else {
      terminal.say(
          what
              + ": internal error, "
              + failure.getClass().getSimpleName()
              + ": "
              + sentence(failure).lines().findFirst().orElse("")
              + " (--verbose shows where).");
    }
    if (verbose.getAsBoolean() || System.getenv(TRACE_VARIABLE) != null) {
      failure.printStackTrace(terminal.err());
    }
    return ExitStatus.INTERNAL;
  }
}
