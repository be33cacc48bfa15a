package org.calque.study;

import java.util.Optional;
import java.util.OptionalDouble;
import org.calque.compare.registration.Registration;
import org.calque.evidence.Finding;
import org.calque.evidence.Outcome;
import org.calque.evidence.Severity;

/**
 * A row's photograph laid on an earlier one of its lesion, or not. Immutable, safe for any thread.
 *
 * @param baseline the earlier row
 * @param outcome how the photograph lies on that of the earlier row, or why that is not known
 */
public record Laid(Baseline baseline, Outcome<Registration> outcome) {
  /** The alignment, where there is one. */
  public Optional<Registration> registration() {
    return outcome instanceof Outcome.Obtained<Registration> obtained
        ? Optional.of(obtained.value())
        : Optional.empty();
  }

  /** What remains of it when the photographs are gone. */
  public Alignment alignment() {
    StudyRow row = baseline.row();
    String sha256 = baseline.assessment().photograph().sha256();
    Optional<Registration> laid = registration();
    return laid.isPresent()
        ? new Alignment(row.number(), row.visit(), sha256, laid.get().residualMm(), "")
        : new Alignment(row.number(), row.visit(), sha256, OptionalDouble.empty(), why());
  }

  private String why() {
    return outcome.findings().stream()
        .filter(f -> f.severity() == Severity.REFUSAL)
        .map(Finding::message)
        .findFirst()
        .orElseThrow();
  }
}
