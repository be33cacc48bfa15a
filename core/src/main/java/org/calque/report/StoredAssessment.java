package org.calque.report;

import java.util.List;
import java.util.Optional;
import org.calque.compare.VisitMeasurement;
import org.calque.evidence.Finding;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.PlaneMapping;

/**
 * An assessment read back from its document.
 *
 * @param measurement the visit with its lesions
 * @param plane how its photograph's pixels lie on the reference's plane, the uncertainty not kept;
 *     absent without a scale, and then there are no lesions
 * @param reference what the reference covers, in pixels; empty when it has no extent
 * @param findings everything found, without the numbers behind it
 */
public record StoredAssessment(
    VisitMeasurement measurement,
    Optional<PlaneMapping> plane,
    ImageOutline reference,
    List<Finding> findings) {
  public StoredAssessment {
    findings = List.copyOf(findings);
  }
}
