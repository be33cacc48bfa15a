package org.calque.study;

import java.util.Optional;
import org.calque.Assessment;
import org.calque.calibrate.PlaneCalibration;
import org.calque.compare.Visit;
import org.calque.compare.VisitMeasurement;
import org.calque.photo.Photograph;

/**
 * A row with all that is known of it while its photograph is at hand. Immutable, safe for any
 * thread.
 *
 * @param row the row
 * @param assessment what is known of its photograph
 * @param laid how it lies on its lesion's first visit; absent for a first visit, for a prompted
 *     replicate of a row before it, and where either of the two was not measured
 */
public record AssessedRow(StudyRow row, Assessment assessment, Optional<Laid> laid) {
  /** What became of the row, without photograph and outlines. */
  StudyResult result() {
    Photograph photograph = assessment.photograph();
    Visit visit =
        new Visit(
            row.photo(),
            photograph.sha256(),
            photograph.metadata().capturedAt(),
            assessment.calibration().map(PlaneCalibration::reference).map(r -> r.spec()));
    return StudyResult.of(
            row,
            new VisitMeasurement(visit, assessment.lesions()),
            assessment.findings(),
            laid.map(Laid::alignment))
        .withoutOutlines();
  }
}
