package org.calque;

import java.util.List;
import java.util.Optional;
import org.calque.calibrate.PlaneCalibration;
import org.calque.evidence.Finding;
import org.calque.evidence.Provenance;
import org.calque.evidence.Severity;
import org.calque.measure.LesionMeasurement;
import org.calque.photo.Photograph;

/**
 * Everything said about one photograph.
 *
 * @param photograph the photograph
 * @param calibration its plane; absent when refused
 * @param lesions the measured lesions; refused ones are missing and have a finding
 * @param findings everything found, in the order of finding
 * @param provenance how it was made
 */
public record Assessment(
    Photograph photograph,
    Optional<PlaneCalibration> calibration,
    List<LesionMeasurement> lesions,
    List<Finding> findings,
    Provenance provenance) {
  public Assessment {
    lesions = List.copyOf(lesions);
    findings = List.copyOf(findings);
  }

  /** Whether nothing was measured, for a reason that the findings give. */
  public boolean isRefused() {
    return lesions.isEmpty() && findings.stream().anyMatch(f -> f.severity() == Severity.REFUSAL);
  }
}
