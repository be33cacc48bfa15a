package org.calque.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.calque.compare.VisitMeasurement;
import org.calque.compare.registration.VisitPhotograph;
import org.calque.geometry.ImageBox;
import org.calque.geometry.ImageOutline;
import org.calque.geometry.ImagePoint;
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
  /** Around a place where no lesion is seen, in pixels. */
  private static final double PLACE = 20;

  /** The photograph with all that is no skin in it; only for a visit with a lesion. */
  VisitPhotograph toRegister(Photograph read) {
    List<ImageOutline> notSkin = new ArrayList<>(List.of(assessment.reference()));
    ImageOutline lesions = ImageOutline.EMPTY;
    for (LesionMeasurement lesion : measurement.lesions()) {
      notSkin.add(lesion.outlinePx());
      lesions = lesions.union(lesion.outlinePx());
    }
    ImagePoint place = measurement.lesions().get(0).place();
    ImageBox around =
        new ImageBox(place.x() - PLACE, place.y() - PLACE, place.x() + PLACE, place.y() + PLACE);
    return new VisitPhotograph(
        read, assessment.plane(), lesions.isEmpty() ? around : lesions.bounds(), notSkin);
  }

  boolean hasLesion() {
    return !measurement.lesions().isEmpty();
  }
}
