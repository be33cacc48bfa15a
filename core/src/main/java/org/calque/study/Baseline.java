package org.calque.study;

import java.util.List;
import org.calque.Assessment;
import org.calque.calibrate.PlaneCalibration;
import org.calque.compare.registration.VisitPhotograph;
import org.calque.measure.LesionMeasurement;

/**
 * An earlier row whose lesion was measured, which a later row of the lesion is laid on. Holds its
 * photograph. Immutable, safe for any thread.
 *
 * @param row the row
 * @param assessment what is known of it, its lesion among it
 */
public record Baseline(StudyRow row, Assessment assessment) {
  /** Its photograph with what registration must know of it. */
  VisitPhotograph visit() {
    return visit(assessment);
  }

  /** A measured photograph with what registration must know of it. */
  static VisitPhotograph visit(Assessment assessment) {
    PlaneCalibration plane = assessment.calibration().orElseThrow();
    List<LesionMeasurement> lesions = assessment.lesions();
    return VisitPhotograph.of(
        assessment.photograph(),
        assessment.calibration().map(PlaneCalibration::mapping),
        plane.reference().footprint(),
        lesions.stream().map(LesionMeasurement::outlinePx).toList(),
        lesions.get(0).place());
  }
}
