package org.calque.evidence;

import java.util.Objects;
import java.util.Optional;

/**
 * One thing found about a photograph or a result.
 *
 * @param code what was found
 * @param severity how much it weighs
 * @param message one sentence for a person, ending in a full stop
 * @param reading the number behind it, where there is one
 */
public record Finding(
    FindingCode code, Severity severity, String message, Optional<Reading> reading) {

  /**
   * A number compared with its limit.
   *
   * @param value what was measured
   * @param limit what it is compared with
   * @param unit the unit of both, in UCUM's spelling; empty for a plain number
   */
  public record Reading(double value, double limit, String unit) {}

  public Finding {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(reading, "reading");
    if (message.isBlank()) {
      throw new IllegalArgumentException("a finding needs a sentence, got none for " + code);
    }
  }

  public static Finding info(FindingCode code, String message) {
    return new Finding(code, Severity.INFO, message, Optional.empty());
  }

  public static Finding warning(FindingCode code, String message) {
    return new Finding(code, Severity.WARNING, message, Optional.empty());
  }

  public static Finding refusal(FindingCode code, String message) {
    return new Finding(code, Severity.REFUSAL, message, Optional.empty());
  }

  /** The same finding with another weight. */
  public Finding weighing(Severity weight) {
    return new Finding(code, weight, message, reading);
  }

  /** The same finding with the number behind it. */
  public Finding with(double value, double limit, String unit) {
    return new Finding(code, severity, message, Optional.of(new Reading(value, limit, unit)));
  }
}
