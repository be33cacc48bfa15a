package org.calque.evidence;

/** How much a finding weighs. */
public enum Severity {
  /** Worth knowing; the result stands. */
  INFO,
  /** The result stands, with less trust. */
  WARNING,
  /** There is no result. */
  REFUSAL
}
