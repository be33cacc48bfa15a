package org.calque.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.calque.compare.VisitMeasurement;
import org.calque.compare.registration.VisitPhotograph;
import org.calque.measure.LesionMeasurement;
import org.calque.photo.Photograph;
import org.calque.report.StoredAssessment;

/**
 * A visit as stored, with its photograph where it was found.
 *
 * @param measurement what was measured, the photograph named as seen from the results
 * @param assessment the document's content
 * @param photograph the photograph's file; absent when it is not there or is another one
 */
record StoredVisit(
    VisitMeasurement measurement, StoredAssessment assessment, Optional<Path> photograph) {
  /** The photograph with all that is no skin in it; only for a visit with a lesion. */
  VisitPhotograph toRegister(Photograph read) {
    return VisitPhotograph.of(
        read,
        assessment.plane(),
        assessment.reference(),
        measurement.lesions().stream().map(LesionMeasurement::outlinePx).toList(),
        measurement.lesions().get(0).place());
  }

  boolean hasLesion() {
    return !measurement.lesions().isEmpty();
  }
}
